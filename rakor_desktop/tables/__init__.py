"""Table models over frozen rows, delegates that paint their cells, and the table view."""
