#!/usr/bin/env bash
# Installs the Debian 12 packages that Seamark needs, by group:
#
#   scripts/install_deps.sh [--print|--check] [run|build|test|lint|bench]...     (default: run build test)
#
# Needs root or sudo. Does nothing, at once, when all is there. --print lists the packages, --check only
# says (by its exit code) whether all are installed. cmake/dependencies.cmake says what each library is for.
set -euo pipefail

run=(ca-certificates libfmt9 libicu72 libphonenumber8 libre2-9 libsimdjson14 libsodium23 libvectorscan5
     libzstd1 tzdata zlib1g)
build=(ccache cmake g++ libcli11-dev libfmt-dev libicu-dev libphonenumber-dev
       libprotobuf-dev libre2-dev libsimdjson-dev libsodium-dev libtomlplusplus-dev libvectorscan-dev
       libzstd-dev mold ninja-build nlohmann-json3-dev pkgconf zlib1g-dev)
test=(binutils libgtest-dev librapidcheck-dev libsimde-dev python3 zstd gzip)
lint=(clang-16 clang-format-16 clang-tidy-16 libclang-rt-16-dev python3)
bench=(libcld2-dev libfasttext-dev)

usage() {
  sed -n '2,8s/^# \{0,1\}//p' "$0"
  exit 2
}

mode=install
packages=()
groups=()
for arg in "$@"; do
  case $arg in
    --print) mode=print ;;
    --check) mode=check ;;
    run | build | test | lint | bench) groups+=("$arg") ;;
    *) usage ;;
  esac
done
[ ${#groups[@]} -gt 0 ] || groups=(run build test)
for group in "${groups[@]}"; do
  declare -n list=$group
  packages+=("${list[@]}")
done

if [ "$mode" = print ]; then
  printf '%s\n' "${packages[@]}" | sort -u
  exit
fi

installed=$(dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' "${packages[@]}" 2>/dev/null |
  sed -n 's/^ii  *//p' || true)
missing=()
for package in "${packages[@]}"; do
  grep -qx "$package" <<<"$installed" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0
if [ "$mode" = check ]; then
  echo "missing: ${missing[*]}" >&2
  exit 1
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "install_deps: run as root or install sudo; missing packages: ${missing[*]}" >&2
    exit 1
  }
  as_root=(sudo)
fi
echo "install_deps: installing ${#missing[@]} packages: ${missing[*]}" >&2
apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
    -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 "$@"
}
# The lists may be absent or stale: try as it is, then with fresh lists.
apt install --no-install-recommends "${missing[@]}" >/dev/null 2>&1 || {
  apt update >&2
  apt install --no-install-recommends "${missing[@]}" >&2
}
