#!/bin/zsh
# Verifies a release of Tandem on macOS, and an installation if there is one. Prints one JSON object and ends with 0 only when
# nothing failed. Usage: verify-macos.zsh <folder of the release> <team id of the publisher>
setopt no_unset null_glob
folder=${1:?folder of the release} team=${2:?team id of the publisher}
failed=0 lines=()

check() { # name, command…
  local name=$1 said result=passed
  shift
  said=$("$@" 2>&1) || { result=failed; failed=1 }
  said=${${${said//\\/\\\\}//\"/\\\"}//[$'\n\t\r']/ }
  lines+=("{\"check\":\"$name\",\"result\":\"$result\",\"detail\":\"${said[1,500]}\"}")
}
skip() { lines+=("{\"check\":\"$1\",\"result\":\"skipped\",\"detail\":\"$2\"}") }

sums() { (cd "$folder" && shasum -a 256 --quiet --strict -c SHA256SUMS) }
by_team() { codesign -dvv "$1" 2>&1 | grep -qx "TeamIdentifier=$team" }
hardened() { codesign -dvv "$1" 2>&1 | grep -q 'flags=.*runtime' }
entitlements() { [[ $(codesign -d --entitlements - --xml "$1" 2>/dev/null | plutil -convert json -o - -) == '{"com.apple.security.cs.allow-jit":true}' ]] }
pkg_by_team() { pkgutil --check-signature "$1" | grep -q "($team)" }
kind() { grep -Eqx 'pkg|mac-app' /Applications/Tandem.app/Contents/Resources/install-kind.txt }

check 'every file is what SHA256SUMS says' sums
for file in "$folder"/*.dmg; do
  check "${file:t} is signed by the team" by_team "$file"
  check "${file:t} is notarised" xcrun stapler validate "$file"
done
for file in "$folder"/*.pkg; do
  check "${file:t} is signed by the team" pkg_by_team "$file"
  check "${file:t} is notarised" xcrun stapler validate "$file"
  check "${file:t} may be installed" spctl -a -vvv -t install "$file"
done
app=/Applications/Tandem.app
if [[ -d $app ]]; then
  check 'the installed app is whole' codesign --verify --deep --strict --verbose=2 $app
  check 'it is signed by the team' by_team $app
  check 'it may run' spctl -a -vvv -t exec $app
  check 'its runtime is hardened' hardened $app
  check 'it asks for one entitlement' entitlements $app
  check 'it knows how it was installed' kind
else
  skip 'the installed app' 'Tandem is not in /Applications'
fi
printf '{"system":"macos","passed":%s,"checks":[%s]}\n' "$([[ $failed = 0 ]] && echo true || echo false)" "${(j:,:)lines}"
exit $failed
