"""What docs/scale.md shows of settings and workflows can be used as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from relations_kb import limits
from relations_kb.cli.group import cli
from relations_kb.settings import parse_settings

REPO = Path(__file__).parent.parent
TEXT = (REPO / "docs" / "scale.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", [block for block in BLOCKS if not block.startswith("-")])
def test_settings_are_understood(block: str) -> None:
    settings = parse_settings(block)
    assert settings.pairs == (("AZE", "CAN"), ("CAN", "KAZ"))


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.startswith("-")])
def test_steps_use_what_the_workflow_uses(block: str) -> None:
    workflow = (REPO / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
    for step in yaml.safe_load(block):
        assert f"uses: {step['uses']}" in workflow


def test_limits_are_those_that_check_warns_of() -> None:
    assert f"{limits.SITE_BYTES // 10**9} GB" in TEXT
    assert f"{limits.MINUTES:.0f} minutes" in TEXT
    assert f"{limits.FILE_BYTES // 2**20} MiB" in TEXT


def test_shell_commands_name_options_that_exist() -> None:
    known = {name for option in cli.commands["build"].params for name in option.opts}
    blocks = re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    asked = [words for block in blocks for words in re.findall(r"^relations-kb build (.*)$", block, re.MULTILINE)]
    assert asked
    for words in asked:
        assert set(re.findall(r"--[\w-]+", words)) <= known
