"""Which database serves: the one of DATABASE_URL, or the embedded PostgreSQL.

The embedded one is reached by a unix socket; `backend.cluster` makes and starts it.
Two roles use either: `default` owns nothing and serves, `owner` migrates.
"""

import hashlib
import os
import secrets
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

APPLICATION_ROLE = "kenes_app"
OWNER_ROLE = "kenes_owner"
NAME = "kenes"
LONGEST_SOCKET_PATH = 107

Connection = dict[str, Any]


def secret(var_dir: Path, name: str) -> str:
    """Return the secret of that name, made once per installation, readable to us alone.

    Several processes may ask first at the same moment: the file appears whole, by a
    hard link that only one of them can make, and all read that one.
    """
    path = made(var_dir) / name
    if not path.exists():
        draft = var_dir / f".{name}.{os.getpid()}.{secrets.token_hex(4)}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was first: its secret counts
        finally:
            draft.unlink()
    try:
        value = path.read_text().strip()
    except PermissionError as refusal:
        message = f"{path} belongs to another user: run as that one, or name KENES_VAR."
        raise ImproperlyConfigured(message) from refusal
    if not value:
        message = f"{path} is empty: restore it from a backup, or delete it."
        raise ImproperlyConfigured(message)
    return value


def broker_folders(var_dir: Path) -> dict[str, Any]:
    """Return the options of the broker that needs no server: folders under var."""
    broker = made(var_dir) / "broker"
    folders = {name: broker / name for name in ("messages", "processed", "control")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    return {
        "data_folder_in": str(folders["messages"]),
        "data_folder_out": str(folders["messages"]),
        "processed_folder": str(folders["processed"]),
        "control_folder": str(folders["control"]),
        "store_processed": False,
    }


def configuration(env: environ.Env, var_dir: Path) -> dict[str, Connection]:
    """Return Django's two databases: `default` serves, `owner` migrates.

    KENES_CLUSTER (the var folder whose cluster to use) and KENES_DATABASE (its name
    there) are for tests: many short-lived databases in one cluster.
    """
    if "DATABASE_URL" in env.ENVIRON:
        return {
            "default": _by_address(env, "DATABASE_URL"),
            "owner": _by_address(env, "DATABASE_OWNER_URL"),
        }
    home = made(Path(env("KENES_CLUSTER", default=str(var_dir))))
    name = env("KENES_DATABASE", default=NAME)
    return {
        alias: _connection(
            {"HOST": str(socket_folder(home)), "NAME": name, "USER": role}
        )
        for alias, role in (("default", APPLICATION_ROLE), ("owner", OWNER_ROLE))
    }


def made(var_dir: Path) -> Path:
    """Make the folder of data if there is none yet, open for passing through.

    Under root the database server is another account and must reach its folder in it.
    """
    try:
        var_dir.mkdir(parents=True)
    except FileExistsError:
        return var_dir
    except OSError as refusal:
        message = f"KENES_VAR: {var_dir} cannot be made ({refusal.strerror})."
        raise ImproperlyConfigured(message) from refusal
    var_dir.chmod(0o755)
    return var_dir


def run_folder(home: Path) -> Path:
    """Return where sockets lie: in var, or in /tmp when var cannot hold them.

    A socket's path has at most 107 characters, and under root the server's account
    must be able to pass through every parent.
    """
    home = home.resolve()
    folder = home / "run"
    longest = folder / "socket" / ".s.PGSQL.5432.lock"
    if len(os.fsencode(longest)) <= LONGEST_SOCKET_PATH and reachable(home):
        return folder
    digest = hashlib.sha256(f"{os.geteuid()}:{home}".encode()).hexdigest()[:12]
    return Path("/tmp") / f"kenes-{digest}"  # noqa: S108 - owner checked before use


def socket_folder(home: Path) -> Path:
    """Return the folder of the embedded server's socket."""
    return run_folder(home) / "socket"


def reachable(path: Path) -> bool:
    """Tell whether the account that runs the server can pass down to this path."""
    if os.geteuid() != 0:
        return True
    return all(parent.stat().st_mode & 0o001 for parent in (path, *path.parents))


def _by_address(env: environ.Env, variable: str) -> Connection:
    """Read one database address; the refusal names the variable, never the password."""
    if not env.ENVIRON.get(variable):
        message = f"{variable} is missing: the address of PostgreSQL for this role."
        raise ImproperlyConfigured(message)
    form = "postgres://role:password@host:5432/name"
    message = f"{variable} is not an address of PostgreSQL: {form}"
    if not env.ENVIRON[variable].startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured(message)
    try:
        parsed: Connection = env.db_url(variable)
    except ValueError as refusal:
        raise ImproperlyConfigured(message) from refusal
    if not parsed.get("NAME") or not parsed.get("USER"):
        raise ImproperlyConfigured(message)
    options = {"connect_timeout": 5, **parsed.pop("OPTIONS", {})}
    return {**_connection(parsed), "OPTIONS": options}


def _connection(where: Connection) -> Connection:
    """Add what every connection has: kept for a minute, tried before use."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5},
        **where,
    }
