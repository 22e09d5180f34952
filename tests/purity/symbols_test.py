#!/usr/bin/env python3
"""Invariant I-1, by the linker's own tables: the libraries of the rooms up to engine ask for no file, socket, clock,
thread, random device, environment variable or console.

Every undefined symbol of the libraries is demangled and held against FORBIDDEN. What is needed all the same is in
ALLOWED, by object file, with its reason; an entry for a C function that is no longer needed fails too (what the
C++ library refers to differs between optimisation levels).
"""
import os
import pathlib
import re
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("SEAMARK_BUILD_DIR", ROOT / "build/dev"))
ROOMS = ["base", "text", "media", "model", "match", "pack", "signals", "engine"]

# C functions, matched as whole names; a version or fortification prefix (__fprintf_chk, open64) is taken off.
C_NAMES = """
fopen freopen fdopen fclose fread fwrite fputs fputc puts putchar putc printf fprintf vprintf vfprintf fflush fgets getc
fgetc getline getchar scanf fscanf open openat creat close read pread readv write pwrite writev lseek mmap munmap stat
fstat lstat access unlink remove rename mkdir rmdir opendir readdir tmpfile mkstemp pipe dup dup2 ioctl fcntl
socket connect bind listen accept send sendto recv recvfrom getaddrinfo gethostbyname poll select epoll_create
clock_gettime gettimeofday time clock localtime gmtime mktime strftime nanosleep usleep sleep
pthread_create thrd_create pthread_mutex_lock pthread_cond_wait fork vfork execve execvp system popen posix_spawn kill
getenv secure_getenv setenv putenv getrandom getentropy rand srand random srandom rand_r arc4random getpid gethostname
setlocale newlocale uselocale syslog dlopen abort exit _exit quick_exit terminate raise signal sigaction
""".split()

CXX = re.compile(
    r"^(?:std::thread|std::jthread|std::condition_variable|std::random_device|std::chrono::|std::filesystem::|"
    r"std::basic_[io]?f?stream|std::basic_filebuf|std::basic_ostream|std::ostream|std::istream|std::ios_base|"
    r"std::cout|std::cerr|std::clog|std::cin|std::locale|std::mutex|std::this_thread|std::terminate|"
    r"fmt::v\d+::v?print)"
)
C_FUNCTION = re.compile(r"^(?:__)?(?:isoc99_)?(?P<name>[a-z_]\w*?)(?:_chk|64|64_time64)?(?:@.*)?$")
C_SET = set(C_NAMES)

# (object file, symbol): why.
ALLOWED = {
    ("check.cc.o", "abort"): "SEAMARK_CHECK: a broken promise of our own stops the process; input cannot reach it",
    ("check.cc.o", "stderr"): "SEAMARK_CHECK says where",
    ("check.cc.o", "fmt::print"): "SEAMARK_CHECK says where",
    ("pack_manifest.cc.o", "std::istream"): "toml++ reads numbers through a string stream in memory",
    ("pack_manifest.cc.o", "std::ios_base"): "the same string stream, not inlined",
    ("pack_manifest.cc.o", "std::ostream"): "the same",
    ("pack_manifest.cc.o", "std::locale"): "the same; it gives the stream the classic locale, so the environment plays no part",
    ("pack_manifest.cc.o", "std::terminate"): "noexcept functions of toml++; parse errors come back as values",
    ("numbering_plan.cc.o", "std::ios_base"): "protobuf's headers include <iostream>, whose initialiser is referred to",
    ("phone_grader.cc.o", "std::ios_base"): "libphonenumber's headers include <iostream>, whose initialiser is referred to",
}


def forbidden(symbol):
    """The name under which `symbol` is forbidden, or None."""
    if symbol in ("stderr", "stdout", "stdin", "environ"):
        return symbol
    hit = CXX.match(symbol)
    if hit:
        return "fmt::print" if symbol.startswith("fmt::") else hit.group()
    hit = C_FUNCTION.match(symbol)
    if hit and hit.group("name") in C_SET:
        return hit.group("name")
    return None


def undefined_symbols(library):
    """(object file, demangled symbol) pairs."""
    done = subprocess.run(["nm", "-uC", str(library)], capture_output=True, text=True, check=True)
    member = ""
    for line in done.stdout.splitlines():
        if line.endswith(":"):
            member = line[:-1]
        elif line.strip():
            yield member, line.split(None, 1)[1].strip()


def libraries():
    for room in ROOMS:
        folder = BUILD / "src" / room
        yield from sorted(folder.rglob("libseamark_*.a"))


class Purity(unittest.TestCase):
    def test_rooms_up_to_engine_ask_for_nothing_of_the_world(self):
        found = {(member, name): symbol
                 for library in libraries()
                 for member, symbol in undefined_symbols(library)
                 for name in [forbidden(symbol)] if name}
        breaches = [f"{member}: {symbol}" for (member, name), symbol in sorted(found.items())
                    if (member, name) not in ALLOWED]
        self.assertEqual(breaches, [])
        stale = [entry for entry in ALLOWED if entry not in found and entry[1] in C_SET]
        self.assertEqual(stale, [], "remove what is no longer needed from ALLOWED")

    def test_there_is_a_library_for_every_pure_room_that_has_sources(self):
        names = {library.name for library in libraries()}
        for room in ROOMS:
            for folder in [p for p in (ROOT / "src" / room).rglob("") if p.is_dir()]:
                sources = [p for p in folder.glob("*.cc") if not re.search(r"_(test|fuzz)$", p.stem)]
                if sources:
                    wanted = "libseamark_" + "_".join(folder.relative_to(ROOT / "src").parts) + ".a"
                    self.assertIn(wanted, names)

    def test_the_list_recognises_what_it_must(self):
        for symbol in ["fopen", "fopen64", "__fprintf_chk", "clock_gettime", "pthread_create", "std::random_device::_M_getval()",
                       "std::chrono::_V2::steady_clock::now()", "getenv", "std::thread::_M_start_thread(x)", "open64",
                       "fmt::v9::vprint(_IO_FILE*, fmt::v9::basic_string_view<char>, x)", "std::filesystem::status(x)"]:
            self.assertIsNotNone(forbidden(symbol), symbol)
        for symbol in ["memcpy", "operator new(unsigned long)", "seamark::read(x)", "strlen", "hs_scan", "std::__throw_x",
                       "seamark::fold(x)", "reopen", "fmt::v9::vformat(x)"]:
            self.assertIsNone(forbidden(symbol), symbol)


if __name__ == "__main__":
    if not BUILD.is_dir() or not any(libraries()):
        print(f"no libraries below {BUILD}: build first")
        sys.exit(77)
    unittest.main()
