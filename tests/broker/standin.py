"""Modules that are absent, stood in for: whatever is asked of them while others are imported exists; using it afterwards is an error."""
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import sys
import types

names = set()
_is_sealed = False


class StandInUsed(Exception):
    """Something relied on a module that is not there."""


class _Name(type):
    """A class of which any attribute is another one; it decorates, is subclassed and subscribed as whatever it stands in for."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _create(f"{cls.__module__}.{cls.__name__}", name)

    def __call__(cls, *arguments, **options):
        if _is_sealed:
            raise StandInUsed(f"{cls.__module__}.{cls.__name__} is used, and not there")
        # A decorator gives back what it decorates.
        return arguments[0] if len(arguments) == 1 and callable(arguments[0]) and not options else cls

    def __getitem__(cls, _):
        return cls

    def __or__(cls, other):
        return cls

    def __ror__(cls, other):
        return cls

    def __iter__(cls):
        return iter(())


def _create(module, name):
    return _Name(name, (), {"__module__": module})


class _Module(types.ModuleType):
    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _create(self.__name__, name)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """The last one that is asked: for packages outside of one, and for some modules by their names."""

    def __init__(self, outside, instead):
        self._outside = outside
        self._instead = instead

    def find_spec(self, fullname, path=None, target=None):
        package = fullname.split(".")[0]
        if package == self._outside or package in sys.stdlib_module_names:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec):
        names.add(spec.name.split(".")[0])
        if spec.name in self._instead:
            return importlib.import_module(self._instead[spec.name])
        return _Module(spec.name)

    def exec_module(self, module):
        pass


def install(outside, instead, also):
    """Stands in for what is absent outside of a package, for one package by another one, and for the modules in also."""
    for name in also:
        sys.modules[name] = _Module(name)
        names.add(name)
    sys.meta_path.append(_Finder(outside, instead))


def seal():
    """From now on nothing may use a stand-in."""
    global _is_sealed
    _is_sealed = True
