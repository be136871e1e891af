"""One SQLite file that keeps everything: models, journal, migrations, queries, backups. The only user of peewee."""
