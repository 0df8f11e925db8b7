"""What the browser draws: charts, readouts, playback and comparisons, and their JavaScript."""
