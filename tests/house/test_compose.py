"""The compose file runs what the Procfile runs, with knobs that exist."""

import re
import shlex
from typing import Any

import yaml

from backend import supervisor
from tests.house import tree
from tests.house.test_operations import documented

COMPOSE: dict[str, Any] = yaml.safe_load((tree.ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {"prepare", "web", "worker", "timetable"}


def test_every_program_of_the_procfile_is_a_service_with_the_same_command() -> None:
    commands = {
        name: shlex.split(service["command"])
        for name, service in SERVICES.items()
        if name in OURS - {"prepare"}
    }

    by_module = {name: command[2:] for name, command in supervisor.programs().items()}
    assert commands == by_module


def test_the_image_starts_the_web_program_by_default() -> None:
    dockerfile = (tree.ROOT / "Dockerfile").read_text()

    default = re.findall(r'"([^"]+)"', dockerfile.partition("\nCMD ")[2])

    assert default == shlex.split(SERVICES["web"]["command"])


def test_all_five_services_are_there_and_say_whether_they_are_well() -> None:
    lasting = {"web", "worker", "timetable", "postgres", "redis"}

    assert set(SERVICES) == lasting | {"prepare"}
    assert all("healthcheck" in SERVICES[name] for name in lasting)


def test_every_setting_of_our_services_is_a_known_knob() -> None:
    for name in OURS:
        assert set(SERVICES[name]["environment"]) <= documented()


def test_the_example_of_settings_names_what_compose_asks_for() -> None:
    text = (tree.ROOT / "docker-compose.yml").read_text()
    example = (tree.ROOT / ".env.example").read_text()

    asked = set(re.findall(r"(?<!\$)\$\{(\w+):\?\}", text))

    assert set(re.findall(r"^(\w+)=", example, re.MULTILINE)) == asked


def test_what_is_mounted_is_declared() -> None:
    for service in SERVICES.values():
        for volume in service.get("volumes", []):
            assert volume.partition(":")[0] in COMPOSE["volumes"]
        for config in service.get("configs", []):
            assert config["source"] in COMPOSE["configs"]
