"""Which files a run reads, and what it says about the others."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.discover import Discovery, discover
from lint.ignore import IgnoreFile

SUFFIXES = (".md", ".txt")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(root: Path, *names: str, text: str = "x") -> None:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def find(*paths: str, **options: object) -> Discovery:
    return discover(paths, SUFFIXES, **options)  # type: ignore[arg-type]


def names(found: Discovery) -> list[str]:
    return [file.path for file in found.files]


def test_walks_folders_and_takes_the_formats_that_are_read(tree: Path) -> None:
    put(tree, "a.md", "docs/b.txt", "docs/deep/c.MD", "docs/d.docx")
    assert names(find(".")) == ["a.md", "docs/b.txt", "docs/deep/c.MD"]
    assert names(find("docs")) == ["docs/b.txt", "docs/deep/c.MD"]
    assert find("docs").passed_over == {".docx files (not a format that is read)": 1}


def test_a_file_given_twice_is_taken_once(tree: Path) -> None:
    put(tree, "docs/a.md")
    assert names(find("docs", "docs/a.md", "./docs/../docs/a.md", str(tree / "docs" / "a.md"))) == ["docs/a.md"]


def test_hidden_vendored_and_housekeeping_files_are_passed_over(tree: Path) -> None:
    put(tree, "README.md", "LICENSE.txt", "requirements.txt", ".github/x.md", "node_modules/p/a.md", ".a.md", "a.md")
    assert names(find(".")) == ["a.md"]


def test_a_file_named_is_taken_whatever_it_is(tree: Path) -> None:
    put(tree, "README.md", "node_modules/p/a.md", "notes.rst", ".gitignore", text="*.md\n")
    assert names(find("README.md", "node_modules/p/a.md", "notes.rst")) == [
        "README.md",
        "node_modules/p/a.md",
        "notes.rst",
    ]


def test_says_why_nothing_was_found(tree: Path) -> None:
    put(tree, "a.docx", "b.docx", "README.md")
    (tree / "empty").mkdir()
    why = find(".").why_nothing(["."])
    assert "2 .docx files (not a format that is read)" in why
    assert "1 about the repository (README and the like)" in why
    assert find("empty").why_nothing(["empty"]) == "nothing was checked: there are no articles in empty"


def test_a_missing_path_is_an_error_and_the_others_are_still_found(tree: Path) -> None:
    put(tree, "a.md")
    found = find("nowhere.md", "a.md", "bad\0name")
    assert names(found) == ["a.md"]
    assert [(n.level, n.path, n.message) for n in found.troubles] == [
        ("error", "nowhere.md", "there is no such file or folder"),
        ("error", "bad\\0name", "not a path: it holds a zero byte"),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder_is_an_error_and_the_others_are_still_found(tree: Path) -> None:
    put(tree, "a.md", "closed/b.md")
    (tree / "closed").chmod(0)
    try:
        found = find(".")
    finally:
        (tree / "closed").chmod(0o755)
    assert names(found) == ["a.md"]
    assert [(n.level, n.path, n.message) for n in found.troubles] == [("error", "closed", "no permission to read it")]


def test_a_link_back_to_a_folder_above_ends_with_a_warning(tree: Path) -> None:
    put(tree, "docs/a.md")
    (tree / "docs" / "again").symlink_to(tree, target_is_directory=True)
    found = find(".")
    assert names(found) == ["docs/a.md"]
    assert [(n.level, n.path) for n in found.troubles] == [("warning", "docs/again")]


def test_a_link_to_a_folder_elsewhere_is_followed_once(tree: Path) -> None:
    put(tree, "shared/a.md", "docs/b.md")
    (tree / "docs" / "shared").symlink_to(tree / "shared", target_is_directory=True)
    assert names(find("docs")) == ["docs/b.md", "docs/shared/a.md"]
    assert names(find(".")) == ["docs/b.md", "shared/a.md"]


def test_a_link_that_leads_nowhere_is_an_error(tree: Path) -> None:
    put(tree, "a.md")
    (tree / "b.md").symlink_to(tree / "gone.md")
    found = find(".")
    assert names(found) == ["a.md"]
    assert [(n.path, n.message) for n in found.troubles] == [("b.md", "a link that leads nowhere")]


def test_a_special_file_is_not_opened(tree: Path) -> None:
    put(tree, "a.md")
    os.mkfifo(tree / "pipe.md")
    assert names(find(".")) == ["a.md"]
    assert find("pipe.md").troubles[0].message == "not a regular file"


def test_nested_ignore_files_negation_and_anchors(tree: Path) -> None:
    put(tree, "a.md", "draft.md", "docs/draft.md", "docs/keep.md", "docs/out/b.md", "out/c.md", "x/out.md")
    (tree / ".gitignore").write_text("draft.md\n/out/\n")
    (tree / "docs" / ".gitignore").write_text("!draft.md\nout/\n")
    assert names(find(".")) == ["a.md", "docs/draft.md", "docs/keep.md", "x/out.md"]


def test_ignore_files_above_count_inside_a_repository_only(tree: Path) -> None:
    put(tree, "docs/a.md", "docs/draft.md")
    (tree / ".gitignore").write_text("/docs/draft.md\n")
    assert names(find("docs")) == ["docs/a.md", "docs/draft.md"]
    (tree / ".git" / "info").mkdir(parents=True)
    assert names(find("docs")) == ["docs/a.md"]
    (tree / ".git" / "info" / "exclude").write_text("a.md\n")
    assert names(find("docs")) == []
    assert find("docs").passed_over == {"ignored by git": 2}
    assert names(find("docs", gitignore=False)) == ["docs/a.md", "docs/draft.md"]


def test_paths_above_the_working_folder_keep_their_form(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tree, "other/a.md", "here/b.md")
    monkeypatch.chdir(tree / "here")
    assert names(find("../other")) == ["../other/a.md"]


def test_configured_includes_and_excludes_are_relative_to_the_root(tree: Path) -> None:
    put(tree, "content/a.md", "content/old/b.md", "notes/c.md")
    assert names(find(".", include=["content/"])) == ["content/a.md", "content/old/b.md"]
    assert names(find("content", include=["/content/**/*.md"], exclude=["old/"])) == ["content/a.md"]
    assert names(find(".", exclude=["content/old/*.md"])) == ["content/a.md", "notes/c.md"]


PATTERNS = [
    "*.md",
    "!keep.md",
    "/a/",
    "b/",
    "a/b",
    "a/*/c.md",
    "**/c.md",
    "a/**",
    "a/**/c.md",
    "?.md",
    "[ab].md",
    "[!a].md",
    "c",
    "/c.md",
    "!b/",
    "*",
    "!*/",
    "\\!x.md",
    "#note",
    "a/b/",
    "k*p.md",
    "!/a/keep.md",
]
FILES = ["a/keep.md", "a/b/c.md", "a/b/keep.md", "b/a.md", "b/c.md", "c.md", "a.md", "b/b/a.md", "keep.md", "d/c/x.md"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=4), st.lists(st.sampled_from(PATTERNS), max_size=2))
def test_agrees_with_git(tmp_path_factory: pytest.TempPathFactory, top: list[str], inner: list[str]) -> None:
    root = tmp_path_factory.mktemp("git")
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    put(root, *FILES)
    (root / ".gitignore").write_text("\n".join(top) + "\n")
    (root / "a" / ".gitignore").write_text("\n".join(inner) + "\n")
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "--others", "--exclude-standard"],
        check=True,
        capture_output=True,
        text=True,
    )
    expected = sorted(name for name in listed.stdout.split("\n") if name.endswith(".md"))
    found = discover([str(root)], (".md",))
    assert sorted(os.path.relpath(file.path, root) for file in found.files) == expected


@pytest.mark.parametrize(
    ("lines", "path", "covered"),
    [
        (["drafts/"], "drafts/a.md", True),
        (["/drafts"], "x/drafts/a.md", False),
        (["*.tmp.md"], "x/a.tmp.md", True),
        (["a[.md"], "a[.md", True),
        (["trailing\\ "], "trailing ", True),
    ],
)
def test_lists_of_patterns_cover_whole_paths(lines: list[str], path: str, covered: bool) -> None:
    assert IgnoreFile(lines).covers(path) is covered
