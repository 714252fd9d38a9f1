#!/bin/bash
# Verifies a release of Tandem on Linux, and an installation if there is one. Prints one JSON object and ends with 0 only when
# nothing failed. Usage: verify-linux.sh <folder of the release> <fingerprint of the key, as published>
set -u
folder=${1:?folder of the release} fingerprint=${2:?fingerprint of the key}
failed=0 lines=()

check() { # name, command…
  local name=$1 said result=passed
  shift
  said=$("$@" 2>&1) || { result=failed failed=1; }
  said=${said//\\/\\\\} said=${said//\"/\\\"} said=$(printf '%s' "${said:0:500}" | tr '\n\t\r' '   ')
  lines+=("{\"check\":\"$name\",\"result\":\"$result\",\"detail\":\"$said\"}")
}
skip() { lines+=("{\"check\":\"$1\",\"result\":\"skipped\",\"detail\":\"$2\"}"); }

# A good signature by any key is not enough: it must be by this one.
signed_by_us() { gpg --batch --status-fd 1 --verify "$1" "$2" 2>/dev/null | grep -q "VALIDSIG .*${fingerprint// /}"; }
sums() { (cd "$folder" && sha256sum --quiet --strict --check SHA256SUMS); }
# Without a signature rpm says “digests OK” and ends well; without our key in its keyring it fails.
rpm_signed() {
  local said
  said=$(rpm -K "$1" 2>&1)
  printf '%s\n' "$said"
  case $said in *'signatures OK'*) ;; *) return 1 ;; esac
}
root_owned() {
  local found
  found=$(find /opt/Tandem \( ! -user root -o -perm /022 \) ! -type l -print -quit)
  [ -z "$found" ] || { echo "$found can be changed by others than root"; return 1; }
}
kind() { grep -qx linux-package /opt/Tandem/resources/install-kind.txt && [ ! -e /opt/Tandem/resources/app-update.yml ]; }
apparmor() { grep -q '^tandem-desktop ' /sys/kernel/security/apparmor/profiles; }
links() { [ "$(xdg-mime query default x-scheme-handler/tandem)" = tandem-desktop.desktop ]; }

check 'SHA256SUMS is signed by the published key' signed_by_us "$folder/SHA256SUMS.asc" "$folder/SHA256SUMS"
check 'every file is what SHA256SUMS says' sums
shopt -s nullglob
for file in "$folder"/*.deb "$folder"/*.AppImage; do
  check "$(basename "$file") is signed" signed_by_us "$file.asc" "$file"
done
for file in "$folder"/*.rpm; do
  if command -v rpm >/dev/null; then check "$(basename "$file") is signed" rpm_signed "$file"; else skip "$(basename "$file")" 'rpm is not installed'; fi
done
if [ -d /opt/Tandem ]; then
  check 'only root can change the installed app' root_owned
  check 'the installed app knows that IT installs it' kind
  if [ -e /sys/kernel/security/apparmor/profiles ]; then check 'its AppArmor profile is loaded' apparmor; fi
  if command -v xdg-mime >/dev/null; then check 'tandem:// links lead to it' links; fi
else
  skip 'the installed app' 'Tandem is not installed in /opt/Tandem'
fi
printf '{"system":"linux","passed":%s,"checks":[%s]}\n' "$([ $failed = 0 ] && echo true || echo false)" "$(IFS=,; echo "${lines[*]}")"
exit $failed
