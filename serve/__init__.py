"""The app for many visitors: several processes of it behind nginx, started by `make serve`."""
