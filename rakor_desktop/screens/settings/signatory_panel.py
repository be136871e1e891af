"""Who signs the documents."""

from __future__ import annotations

import functools

from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.people import Signatory, split_name
from rakor_desktop.domain.roster_values import read_nip
from rakor_desktop.forms.ui_signatory_panel import Ui_SignatoryPanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.services.settings import SettingService
from rakor_desktop.widgets.text_binding import TextBinding

CITY = "city"


class SignatoryPanel(QWidget):
    """Post, name with degrees, rank and NIP of the signatory, and the city before the date."""

    def __init__(self, settings: SettingService, jobs: Jobs, autosave: Autosave, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.ui = Ui_SignatoryPanel()
        self.ui.setupUi(self)
        fields = {
            "post": self.ui.sign_post_edit,
            "authority": self.ui.sign_authority_edit,
            "full_name": self.ui.sign_name_edit,
            "rank": self.ui.sign_rank_edit,
            "nip": self.ui.sign_nip_edit,
        }
        self._bindings = {name: TextBinding(field, jobs, autosave) for name, field in fields.items()}
        for name, binding in self._bindings.items():
            binding.attach(("signatory", name), functools.partial(self._save, name))
            binding.error_changed.connect(self._show_error)
        self._city = TextBinding(self.ui.city_edit, jobs, autosave)
        self._city.attach((CITY,), functools.partial(settings.set_text, CITY))
        self.ui.sign_nip_edit.textChanged.connect(self._check_nip)
        self.refresh()

    def refresh(self) -> None:
        """Show the stored signatory."""
        signatory = self._settings.signatory() or Signatory("")
        for name, binding in self._bindings.items():
            binding.show_text(getattr(signatory, name))
        self._city.show_text(self._settings.text(CITY, "Banyuwangi"))

    def _check_nip(self, text: str) -> None:
        """Say what is odd about it; it is kept as typed."""
        fault = read_nip(text)[1] if text.strip() else ""
        self.ui.sign_nip_warning.setText(fault)
        self.ui.sign_nip_warning.setVisible(bool(fault))

    def _save(self, name: str, text: str) -> Change:
        if name != "full_name":
            return self._settings.save_signatory(**{name: text})
        before, bare, after = split_name(text)
        return self._settings.save_signatory(title_before=before, name=bare, title_after=after)

    def _show_error(self, error: UserError | None) -> None:
        if error is None:
            self.ui.signatory_error.hide()
        else:
            self.ui.signatory_error.show_error(error)
