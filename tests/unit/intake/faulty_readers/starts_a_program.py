import subprocess
import threading
from pathlib import Path


def read(data: bytes) -> None:
    child = subprocess.Popen(["tail", "-f", "/dev/null"])
    Path(data.decode().strip()).write_text(str(child.pid))
    threading.Event().wait()
