"""Requirements for the real micropip, the wheels that it can choose from, and the files that it chooses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from support.wheels import PURE_TAG, WASM_TAG, Wheel, build_wheel

PEP_783_TAG = "cp314-cp314-pyemscripten_2026_0_wasm32"
EMSCRIPTEN_TAG = "cp314-cp314-emscripten_5_0_3_wasm32"
ABI3_TAG = "cp311-abi3-pyemscripten_2026_0_wasm32"
LINUX_TAG = "cp314-cp314-manylinux_2_28_x86_64"
OTHER_RUNTIME_TAG = "cp313-cp313-pyodide_2025_0_wasm32"


class Kind(StrEnum):
    """How the index of a case responds."""

    JSON = "json"
    HTML = "html"
    NO_METADATA = "no metadata"
    RELATIVE_LINKS = "relative links"


@dataclass(frozen=True)
class Case:
    """Requirements and the expected choice.

    No two cases share a project, so that one lock file and one index of each kind can have the wheels of all cases.

    Attributes:
        asks: requirements.
        chosen: file names without ``.whl``, for pure wheels also without the tag; none if micropip fails.
        index: wheels of the index; ``sdists`` are its source distributions by project.
        locked: packages of the lock file.
        depends: of locked packages; by default what they require.
        yanked: wheels of the index that are yanked.
        kind: how the index responds.
        index_first: micropip gets the index as an argument, and so does not use the lock file first.
        lost_metadata: the index announces metadata files and does not have them.
        constraints: given to micropip, as are ``deps`` and ``pre``.

    """

    asks: tuple[str, ...]
    chosen: frozenset[str]
    index: tuple[Wheel, ...] = ()
    locked: tuple[Wheel, ...] = ()
    depends: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    yanked: frozenset[Wheel] = frozenset()
    sdists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kind: Kind = Kind.JSON
    index_first: bool = False
    lost_metadata: bool = False
    constraints: tuple[str, ...] = ()
    deps: bool = True
    pre: bool = False


def short(file_name: str) -> str:
    """Return a file name in the form of `Case.chosen`."""
    return file_name.removesuffix(".whl").removesuffix("-py3-none-any")


def _wheel(text: str, *requires: str, python: str | None = None, extras: tuple[str, ...] = ()) -> Wheel:
    """Return a wheel from ``name version`` or ``name version tag``."""
    name, version, tag = (*text.split(), PURE_TAG)[:3]
    return build_wheel(name, version, requires=requires, tag=tag, requires_python=python, extras=extras)


def _wheels(*texts: str) -> tuple[Wheel, ...]:
    return tuple(_wheel(text) for text in texts)


def _case(asks: str | tuple[str, ...], chosen: str, index: Iterable[Wheel] = (), **options: object) -> Case:
    questions = (asks,) if isinstance(asks, str) else asks
    return Case(questions, frozenset(chosen.split()), tuple(index), **options)  # type: ignore[arg-type]


_LAST_WHEEL = _wheel("fragile 2.0")
_PINNED_WHEEL = _wheel("recalled 2.0")
_ALL_YANKED = _wheels("withdrawn 1.0", "withdrawn 2.0")
_YANKED_FINAL = _wheel("revoked 1.0")
_IN_RANGE = _wheel("regretted 1.5")

#: By what is tested; the choices are those of micropip 0.11.1 in Pyodide 314.0.7.
CASES: dict[str, Case] = {
    # Versions.
    "the newest": _case("plain", "plain-10.0", _wheels("plain 9.0", "plain 10.0", "plain 2.0")),
    "pinned": _case("pinned==1.0", "pinned-1.0", _wheels("pinned 1.0", "pinned 2.0")),
    "pinned by a prefix": _case(
        "prefixed==1.*", "prefixed-1.9", _wheels("prefixed 1.0", "prefixed 1.9", "prefixed 2.0")
    ),
    "below": _case("below<2", "below-1.5", _wheels("below 1.5", "below 2.0", "below 3.0")),
    "below excludes pre-releases of the bound": _case(
        "under<2", "under-1.5", _wheels("under 1.5", "under 2.0rc1", "under 2.0")
    ),
    "but not": _case("except!=3.0", "except-2.0", _wheels("except 2.0", "except 3.0")),
    "about": _case("about~=1.4", "about-1.9", _wheels("about 1.3", "about 1.9", "about 2.0")),
    "between": _case("between>=1.1,<2", "between-1.8", _wheels("between 1.0", "between 1.8", "between 2.0")),
    "no version is wanted": _case("unmet>=5", "", _wheels("unmet 1.0")),
    "an epoch is newer": _case("epochal", "epochal-1!0.5", _wheels("epochal 2026.1", "epochal 1!0.5")),
    "a local version is newer than its public one": _case(
        "local", "local-1.0+two", _wheels("local 1.0", "local 1.0+two")
    ),
    "a public pin matches a local version": _case(
        "localpin==1.0", "localpin-1.0+two", _wheels("localpin 1.0", "localpin 1.0+two", "localpin 1.1")
    ),
    "a post release is newer": _case("posted", "posted-1.0.post1", _wheels("posted 1.0", "posted 1.0.post1")),
    "above leaves post releases out": _case(
        "later>1.0", "later-1.1", _wheels("later 1.0", "later 1.0.post1", "later 1.1")
    ),
    # Pre-releases.
    "a final release before a newer pre-release": _case(
        "staged", "staged-1.0", _wheels("staged 1.0", "staged 2.0rc1")
    ),
    "a pre-release when there is nothing else": _case(
        "young", "young-0.2a1", _wheels("young 0.1.dev1", "young 0.2a1")
    ),
    "a pinned pre-release": _case("eager==2.0rc1", "eager-2.0rc1", _wheels("eager 1.0", "eager 2.0rc1")),
    "a pre-release at the bound": _case("edge>=2.0b1", "edge-2.0b2", _wheels("edge 1.0", "edge 2.0b1", "edge 2.0b2")),
    "a range that has pre-releases only": _case("ranged<3,>=1", "", _wheels("ranged 0.9", "ranged 2.0rc1")),
    "the final release has no wheel that loads": _case(
        "binary", "", _wheels(f"binary 1.0 {LINUX_TAG}", "binary 2.0rc1")
    ),
    # Yanked.
    "yanked last": _case(
        "fragile", "fragile-1.0", (_wheel("fragile 1.0"), _LAST_WHEEL), yanked=frozenset({_LAST_WHEEL})
    ),
    "yanked and pinned": _case(
        "recalled==2.0", "recalled-2.0", (_wheel("recalled 1.0"), _PINNED_WHEEL), yanked=frozenset({_PINNED_WHEEL})
    ),
    "yanked and nothing else": _case("withdrawn", "withdrawn-2.0", _ALL_YANKED, yanked=frozenset(_ALL_YANKED)),
    "yanked and nothing else in range": _case(
        "regretted<2", "regretted-1.5", (_IN_RANGE, _wheel("regretted 2.0")), yanked=frozenset({_IN_RANGE})
    ),
    "yanked before a pre-release": _case(
        "revoked", "revoked-1.0", (_YANKED_FINAL, _wheel("revoked 2.0rc1")), yanked=frozenset({_YANKED_FINAL})
    ),
    # Files.
    "the newest is for a newer Python": _case(
        "modern", "modern-2.0", (_wheel("modern 1.0", python=">=3.9"), _wheel("modern 2.0", python=">=3.15"))
    ),
    "a wasm wheel before a pure one": _case(
        "fast", f"fast-1.0-{WASM_TAG}", _wheels("fast 1.0", f"fast 1.0 {WASM_TAG}")
    ),
    "a newer pure wheel before an older wasm one": _case(
        "purer", "purer-2.0", _wheels(f"purer 1.0 {WASM_TAG}", "purer 2.0")
    ),
    "the tag of PEP 783 before the older ones": _case(
        "tagged",
        f"tagged-1.0-{PEP_783_TAG}",
        _wheels(f"tagged 1.0 {EMSCRIPTEN_TAG}", f"tagged 1.0 {WASM_TAG}", f"tagged 1.0 {PEP_783_TAG}"),
    ),
    "Pyodide's tag before Emscripten's": _case(
        "emitted", f"emitted-1.0-{WASM_TAG}", _wheels(f"emitted 1.0 {EMSCRIPTEN_TAG}", f"emitted 1.0 {WASM_TAG}")
    ),
    "the stable ABI": _case("stable", f"stable-1.0-{ABI3_TAG}", _wheels("stable 1.0", f"stable 1.0 {ABI3_TAG}")),
    "the exact ABI before the stable one": _case(
        "exact", f"exact-1.0-{PEP_783_TAG}", _wheels(f"exact 1.0 {ABI3_TAG}", f"exact 1.0 {PEP_783_TAG}")
    ),
    "a wheel for Python 2 and 3": _case(
        "both", "both-2.0-py2.py3-none-any", _wheels("both 1.0", "both 2.0 py2.py3-none-any")
    ),
    "a wheel for Python 2 only": _case("past", "past-1.0", _wheels("past 1.0", "past 2.0 py2-none-any")),
    "native wheels are passed over": _case(
        "native", "native-1.0", _wheels("native 1.0", f"native 2.0 {LINUX_TAG}", f"native 3.0 {OTHER_RUNTIME_TAG}")
    ),
    "native wheels only": _case("foreign", "", _wheels(f"foreign 1.0 {LINUX_TAG}")),
    "source archives only": _case("sourced", "", sdists={"sourced": ("sourced-1.0.tar.gz",)}),
    "source archives are passed over": _case(
        "partly", "partly-1.0", _wheels("partly 1.0"), sdists={"partly": ("partly-2.0.tar.gz",)}
    ),
    "the first of two builds": _case(
        "rebuilt", "rebuilt-1.0-1", _wheels("rebuilt 1.0 1-py3-none-any", "rebuilt 1.0 2-py3-none-any")
    ),
    # The lock.
    "the lock before a newer wheel": _case("held", "held-1.0", _wheels("held 2.0"), locked=_wheels("held 1.0")),
    "the index where the lock does not match": _case(
        "stale>=2", "stale-2.0", _wheels("stale 2.0"), locked=_wheels("stale 1.0")
    ),
    "neither lock nor index match": _case("torn>=3", "", _wheels("torn 2.0"), locked=_wheels("torn 1.0")),
    "a pre-release in the lock": _case(
        "early>=0.5", "early-1.0rc1", _wheels("early 0.9"), locked=_wheels("early 1.0rc1")
    ),
    "a version in the lock that is none": _case("odd", "", locked=_wheels("odd nightly")),
    "a version in the lock that is none, and bounds": _case(
        "odder>=1", "", _wheels("odder 1.0"), locked=_wheels("odder nightly")
    ),
    "the lock's depends as they stand": _case(
        "stack",
        "stack-1.0 stackbase-1.0",
        (_wheel("stackbase 2.0"),),
        locked=(_wheel("stack 1.0", "stackbase>=2", "stackmore"), _wheel("stackbase 1.0")),
        depends={"stack": ("stackbase",)},
    ),
    "the lock's depends in other spellings": _case(
        "Spelled.Stack",
        "Spelled_Stack-1.0 spelled_base-1.0",
        locked=_wheels("Spelled_Stack 1.0", "spelled_base 1.0"),
        depends={"Spelled_Stack": ("Spelled.Base",)},
    ),
    "the lock's depends are not in the lock": _case(
        "broken", "", _wheels("brokenbase 1.0"), locked=_wheels("broken 1.0"), depends={"broken": ("brokenbase",)}
    ),
    "an extra of a lock package": _case(
        "lockextra[fast]", "lockextra-1.0", _wheels("lockextrahelp 1.0"), locked=_wheels("lockextra 1.0")
    ),
    "a dependency in the lock": _case(
        "mixed",
        "mixed-1.0 mixedbase-1.0 mixedroot-1.0",
        (_wheel("mixed 1.0", "mixedbase>=1"), _wheel("mixedbase 3.0")),
        locked=(_wheel("mixedbase 1.0", "mixedroot"), _wheel("mixedroot 1.0")),
    ),
    "a dependency that the lock has too old": _case(
        "climbing",
        "climbing-1.0 climbingbase-2.0",
        (_wheel("climbing 1.0", "climbingbase>=2"), _wheel("climbingbase 2.0")),
        locked=_wheels("climbingbase 1.0"),
    ),
    "a lock package wanted once with any version and once newer": _case(
        ("twice", "twiceuser"),
        "twice-1.0 twice-2.0 twiceuser-1.0",
        (_wheel("twiceuser 1.0", "twice>=2"), _wheel("twice 2.0")),
        locked=_wheels("twice 1.0"),
    ),
    "a lock package's depend wanted newer": _case(
        ("anchored", "anchoruser"),
        "anchor-1.0 anchor-2.0 anchored-1.0 anchoruser-1.0",
        (_wheel("anchoruser 1.0", "anchor>=2"), _wheel("anchor 2.0")),
        locked=(_wheel("anchored 1.0", "anchor"), _wheel("anchor 1.0")),
    ),
    "an index of one's own before the lock": _case(
        "owned", "owned-2.0", _wheels("owned 2.0"), locked=_wheels("owned 1.0"), index_first=True
    ),
    "a dependency on an index of one's own before the lock": _case(
        "owner",
        "owner-1.0 ownedbase-2.0",
        (_wheel("owner 1.0", "ownedbase"), _wheel("ownedbase 2.0")),
        locked=_wheels("ownedbase 1.0"),
        index_first=True,
    ),
    "a lock package's depend on an index of one's own": _case(
        "leased",
        "leased-1.0 leasedbase-1.0",
        _wheels("leasedbase 2.0"),
        locked=(_wheel("leased 1.0", "leasedbase"), _wheel("leasedbase 1.0")),
        index_first=True,
    ),
    "the lock after an index of one's own": _case(
        "fallback", "fallback-1.0", locked=_wheels("fallback 1.0"), index_first=True
    ),
    # Dependencies.
    "a dependency on the index": _case(
        "tall",
        "tall-1.0 middle-1.0 bottom-1.0",
        (_wheel("tall 1.0", "middle"), _wheel("middle 1.0", "bottom"), _wheel("bottom 1.0")),
    ),
    "a diamond": _case(
        "top",
        "top-1.0 left-1.0 right-1.0 base-2.0",
        (
            _wheel("top 1.0", "left", "right"),
            _wheel("left 1.0", "base"),
            _wheel("right 1.0", "base"),
            *_wheels("base 1.0", "base 2.0"),
        ),
    ),
    "a circle": _case("hen", "hen-1.0 egg-1.0", (_wheel("hen 1.0", "egg"), _wheel("egg 1.0", "hen"))),
    "a conflict that going back solves": _case(
        ("greedy", "distant"),
        "",
        (
            *(
                _wheel("greedy 1.0", "shared"),
                _wheel("distant 1.0", "distanter"),
                _wheel("distanter 1.0", "distantest"),
            ),
            *(_wheel("distantest 1.0", "shared<2"), *_wheels("shared 1.0", "shared 2.0")),
        ),
    ),
    "a conflict that nothing solves": _case(
        ("claim==1.0", "claimant"),
        "",
        (
            _wheel("claimant 1.0", "claimmiddle"),
            _wheel("claimmiddle 1.0", "claim>=2"),
            *_wheels("claim 1.0", "claim 2.0"),
        ),
    ),
    "a missing project": _case("no-such-project", ""),
    "a missing dependency": _case("lonely", "", (_wheel("lonely 1.0", "no-such-dependency"),)),
    "a dependency by address": _case(
        "pointing",
        "",
        (_wheel("pointing 1.0", "pointed @ http://127.0.0.1:9/pointed-1.0-py3-none-any.whl"), _wheel("pointed 1.0")),
    ),
    "an older version lacks the missing dependency": _case(
        "retreat", "", (_wheel("retreat 2.0", "no-such-retreat"), _wheel("retreat 1.0"))
    ),
    "constraints": _case(
        "narrow",
        "narrow-1.0 narrowbase-1.0",
        (_wheel("narrow 1.0", "narrowbase"), *_wheels("narrowbase 1.0", "narrowbase 2.0")),
        constraints=("narrowbase<2", "no-such-constrained<1"),
    ),
    "constraints that do not apply": _case(
        "wide",
        "wide-2.0",
        _wheels("wide 1.0", "wide 2.0"),
        constraints=('wide<2; sys_platform == "linux"',),
    ),
    "constraints exclude the lock's version": _case(
        "limited", "limited-2.0", _wheels("limited 2.0"), locked=_wheels("limited 1.0"), constraints=("limited>=2",)
    ),
    "without dependencies": _case(
        ("sole", "solelock"),
        "sole-1.0 solelock-1.0 solelockbase-1.0",
        (_wheel("sole 1.0", "no-such-solebase"),),
        locked=(_wheel("solelock 1.0", "solelockbase"), _wheel("solelockbase 1.0")),
        deps=False,
    ),
    "pre-releases": _case("hasty", "hasty-2.0rc1", _wheels("hasty 1.0", "hasty 2.0rc1"), pre=True),
    "pre-releases of a dependency": _case(
        "hasten",
        "hasten-1.0 hastenbase-2.0rc1",
        (_wheel("hasten 1.0", "hastenbase"), *_wheels("hastenbase 1.0", "hastenbase 2.0rc1")),
        pre=True,
    ),
    # Extras.
    "an extra": _case(
        "offer[more]",
        "offer-1.0 offermore-1.0",
        (_wheel("offer 1.0", 'offermore; extra == "more"', extras=("more",)), _wheel("offermore 1.0")),
    ),
    "an extra that is not wanted": _case(
        "spare",
        "spare-1.0",
        (_wheel("spare 1.0", 'sparemore; extra == "more"', extras=("more",)), _wheel("sparemore 1.0")),
    ),
    "an extra with a marker": _case(
        "choosy[more]",
        "choosy-1.0 choosywasm-1.0",
        (
            _wheel(
                "choosy 1.0",
                'choosywasm; extra == "more" and sys_platform == "emscripten"',
                'choosylinux; extra == "more" and sys_platform == "linux"',
                extras=("more",),
            ),
            *_wheels("choosywasm 1.0", "choosylinux 1.0"),
        ),
    ),
    "extras of a dependency": _case(
        "outer",
        "outer-1.0 inner-1.0 innermore-1.0",
        (
            _wheel("outer 1.0", "inner[more]"),
            _wheel("inner 1.0", 'innermore; extra == "more"', extras=("more",)),
            _wheel("innermore 1.0"),
        ),
    ),
    "an extra that asks for another package's extra": _case(
        "nest[all]",
        "nest-1.0 nested-1.0 nestedmore-1.0",
        (
            _wheel("nest 1.0", 'nested[more]; extra == "all"', extras=("all",)),
            _wheel("nested 1.0", 'nestedmore; extra == "more"', extras=("more",)),
            _wheel("nestedmore 1.0"),
        ),
    ),
    "an extra that asks for the package's own extra": _case(
        "selfish[all]",
        "selfish-1.0",
        (
            _wheel(
                "selfish 1.0", 'selfish[more]; extra == "all"', 'selfishmore; extra == "more"', extras=("all", "more")
            ),
            _wheel("selfishmore 1.0"),
        ),
    ),
    "an extra of another package": _case(
        "giver[more]",
        "giver-1.0 taker-1.0",
        (
            _wheel("giver 1.0", 'taker; extra == "more"', extras=("more",)),
            _wheel("taker 1.0", 'takermore; extra == "more"', extras=("more",)),
            _wheel("takermore 1.0"),
        ),
    ),
    "an extra that the package does not offer": _case("modest[more]", "", _wheels("modest 1.0")),
    "an extra in another spelling": _case(
        "formal[Big_Data]",
        "",
        (_wheel("formal 1.0", 'formalmore; extra == "big-data"', extras=("big-data",)), _wheel("formalmore 1.0")),
    ),
    # Markers.
    "markers that are true": _case(
        "truthful",
        "truthful-1.0 isplatform-1.0 ismachine-1.0 isversion-1.0 isimplementation-1.0 isos-1.0 issystem-1.0",
        (
            _wheel(
                "truthful 1.0",
                'isplatform; sys_platform == "emscripten"',
                'ismachine; platform_machine == "wasm32"',
                'isversion; python_version >= "3.14" and python_full_version < "3.15"',
                'isimplementation; implementation_name == "cpython" and platform_python_implementation == "CPython"',
                'isos; os_name == "posix"',
                'issystem; platform_system == "Emscripten"',
            ),
            *_wheels("isplatform 1.0", "ismachine 1.0", "isversion 1.0", "isimplementation 1.0", "isos 1.0"),
            *_wheels("issystem 1.0"),
        ),
    ),
    "markers that are false": _case(
        "selective",
        "selective-1.0",
        (
            _wheel(
                "selective 1.0",
                'no-such-one; sys_platform != "emscripten"',
                'no-such-two; platform_machine == "x86_64"',
                'no-such-three; python_version < "3.14"',
                'no-such-four; implementation_name == "pypy"',
                'no-such-five; os_name == "nt"',
            ),
        ),
    ),
    "a marker on what is asked": _case(
        ('asked; sys_platform == "emscripten"', 'unasked; sys_platform == "win32"'), "asked-1.0", _wheels("asked 1.0")
    ),
    # Names, and ways to answer.
    "another spelling of the name": _case("Foo.Bar_baz", "foo_bar_baz-1.0", (build_wheel("foo-bar-baz", "1.0"),)),
    "a dependency in another spelling": _case(
        "speller",
        "speller-1.0 much_spelled-1.0",
        (_wheel("speller 1.0", "Much.Spelled>=1"), _wheel("much_spelled 1.0")),
    ),
    "an index in HTML": _case(
        "marked<3",
        f"marked-2.0-{WASM_TAG} markedbase-1.0",
        (
            _wheel("marked 3.0"),
            _wheel(f"marked 2.0 {WASM_TAG}", "markedbase"),
            *_wheels("marked 2.0", "markedbase 1.0"),
        ),
        kind=Kind.HTML,
    ),
    "an index in HTML with source archives": _case(
        "htmlsource", "", kind=Kind.HTML, sdists={"htmlsource": ("htmlsource-1.0.tar.gz",)}
    ),
    "an index without metadata": _case(
        "whole[more]",
        "whole-1.0 wholebase-1.0 wholemore-1.0",
        (
            _wheel("whole 1.0", "wholebase", 'wholemore; extra == "more"', extras=("more",)),
            *_wheels("wholebase 1.0", "wholemore 1.0"),
        ),
        kind=Kind.NO_METADATA,
    ),
    "an index that lost its metadata": _case(
        "forgetful",
        "forgetful-1.0",
        (_wheel("forgetful 1.0", "remembered"), _wheel("remembered 1.0")),
        lost_metadata=True,
    ),
    "an index in JSON with relative links": _case("related", "", _wheels("related 1.0"), kind=Kind.RELATIVE_LINKS),
}
