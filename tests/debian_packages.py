"""Programs that some tests need, from Debian's packages where they may be installed without a question."""

import os
import shutil
import subprocess


def install_packages(*packages: str) -> None:
    """Install them where there is apt-get and the right to use it; else nothing happens."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    may_install = subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0
    if shutil.which("apt-get") and may_install:
        subprocess.run([*sudo, "apt-get", "update", "-qq"], check=False)
        subprocess.run([*sudo, "apt-get", "install", "-y", "-qq", *packages], check=False)
