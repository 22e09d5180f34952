#!/usr/bin/env bash
# Proves that the project starts from nothing but git on a fresh Debian 12:
#
#   scripts/prove_fresh_machine.sh FOLDER [base|deps|demo|test|all]         (default: all; needs root)
#
# Makes a minimal Debian 12 in FOLDER with debootstrap, from the mirror that this machine's apt uses, installs
# git in it and nothing else, clones this repository's HEAD and runs ./dev demo, then ./dev test, inside. Prints
# the wall time of each step. FOLDER/steps.log keeps the times; the folder is kept for a look.
set -euo pipefail

[ $# -ge 1 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 2; }
folder=$1
what=${2:-all}
root=$(cd "$(dirname "$0")/.." && pwd)
home=$folder/root/seamark

step() {
  local name=$1 start end status=0
  shift
  start=$(date +%s)
  "$@" || status=$?
  end=$(date +%s)
  printf '%s %4d s  %s\n' "$([ $status -eq 0 ] && echo ok || echo FAIL)" $((end - start)) "$name" |
    tee -a "$folder/steps.log"
  return $status
}

inside() {
  chroot "$folder" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    TERM=dumb "$@"
}

# The first archive of the distribution itself that apt knows here, not a security or third-party one.
mirror() {
  apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
    awk '$2 == "bookworm" && !seen {print $1; seen = 1}'
}

copy_apt_configuration() {
  mkdir -p "$folder/etc/apt/apt.conf.d" "$folder/etc/apt/sources.list.d"
  rm -f "$folder/etc/apt/sources.list"
  local uri release component
  : >"$folder/etc/apt/sources.list.d/host.list"
  while read -r uri release component; do
    case $release in
      bookworm*) echo "deb $uri $release $component" >>"$folder/etc/apt/sources.list.d/host.list" ;;
    esac
  done < <(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    sort -u)
  # Proxy, retries and certificates of this machine, if it has any.
  apt-config dump | grep -iE '^Acquire::' | grep -viE 'Changelogs|Languages|IndexTargets' \
    >"$folder/etc/apt/apt.conf.d/90host" || true
  mkdir -p "$folder/usr/local/share/ca-certificates"
  cp /usr/local/share/ca-certificates/*.crt "$folder/usr/local/share/ca-certificates/" 2>/dev/null || true
  cp /etc/resolv.conf /etc/hosts "$folder/etc/" 2>/dev/null || true
}

make_base() {
  local uri
  uri=$(mirror)
  [ -n "$uri" ] || { echo "no Debian 12 archive in this machine's apt configuration" >&2; return 1; }
  debootstrap --variant=minbase bookworm "$folder" "$uri" >"$folder.debootstrap.log" 2>&1 || {
    tail -n 5 "$folder.debootstrap.log" >&2
    return 1
  }
  copy_apt_configuration
}

install_git() {
  inside apt-get -q update >/dev/null
  inside env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends git >/dev/null
}

clone() {
  rm -rf "$home" "$folder/root/origin.git"
  git clone -q --bare "$root" "$folder/root/origin.git"
  inside git clone -q /root/origin.git /root/seamark
  inside git -C /root/seamark log -1 --format='at %h %s'
}

mounted() {
  mountpoint -q "$folder/$1" || mount "${@:2}" "$folder/$1"
}

mkdir -p "$folder"
[ -x "$folder/usr/bin/env" ] || step "debootstrap (minbase)" make_base
mounted proc -t proc proc || true
mounted dev --bind /dev || true
trap 'umount "$folder/proc" "$folder/dev" 2>/dev/null || true' EXIT
[ -x "$folder/usr/bin/git" ] || step "install git" install_git
[ "$what" = base ] || step "git clone" clone
in_clone() { inside bash -c "cd /root/seamark && $1"; }
case $what in
  deps) step "scripts/install_deps.sh" in_clone "scripts/install_deps.sh" ;;
  demo) step "./dev demo" in_clone "./dev demo" ;;
  test) step "./dev test" in_clone "./dev test" ;;
  all)
    step "./dev demo (from nothing)" in_clone "./dev demo"
    step "./dev test (after demo)" in_clone "./dev test"
    ;;
esac
