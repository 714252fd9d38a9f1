# Verifies a release of Tandem on Windows, and an installation if there is one. Prints one JSON object and ends with 0 only when
# nothing failed. Usage: powershell -File verify-windows.ps1 <folder of the release> "<full name of the publisher>"
param([Parameter(Mandatory)] [string] $Folder, [Parameter(Mandatory)] [string] $Publisher)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$checks = [System.Collections.Generic.List[object]]::new()

function Add-Check([string] $Name, [scriptblock] $Test) {
  try {
    $detail = & $Test
    $checks.Add(@{ check = $Name; result = 'passed'; detail = "$detail" })
  } catch {
    $checks.Add(@{ check = $Name; result = 'failed'; detail = $_.Exception.Message })
  }
}

function Assert-Signature([string] $Path) {
  $signature = Get-AuthenticodeSignature -LiteralPath $Path
  if ($signature.Status -ne 'Valid') { throw "the signature is $($signature.Status)" }
  if ($signature.SignerCertificate.Subject -cne $Publisher) { throw "it is signed by $($signature.SignerCertificate.Subject)" }
  if ($null -eq $signature.TimeStamperCertificate) { throw 'it carries no time stamp' }
}

Add-Check 'every file is what SHA256SUMS says' {
  $wrong = foreach ($line in Get-Content (Join-Path $Folder 'SHA256SUMS')) {
    $hash, $name = $line -split '  ', 2
    $path = Join-Path $Folder $name
    if (-not (Test-Path -LiteralPath $path)) { continue } # of another system, perhaps
    if ((Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash -ne $hash) { $name }
  }
  if ($wrong) { throw "changed: $($wrong -join ', ')" }
}
foreach ($file in Get-ChildItem -LiteralPath $Folder -File | Where-Object Extension -In '.exe', '.msi') {
  Add-Check "$($file.Name) is signed by the publisher" { Assert-Signature $file.FullName }
}

$app = Join-Path $env:ProgramFiles 'Tandem'
if (Test-Path -LiteralPath (Join-Path $app 'Tandem.exe')) {
  Add-Check 'every installed program and library is signed by the publisher' {
    foreach ($file in Get-ChildItem -LiteralPath $app -Recurse -File | Where-Object Extension -In '.exe', '.dll', '.node') {
      try { Assert-Signature $file.FullName } catch { throw "$($file.Name): $($_.Exception.Message)" }
    }
  }
  Add-Check 'only administrators can change the installed app' {
    $strange = (Get-Acl -LiteralPath $app).Access | Where-Object {
      $_.AccessControlType -eq 'Allow' -and ($_.FileSystemRights -band [System.Security.AccessControl.FileSystemRights]::Write) -and
      $_.IdentityReference.Translate([System.Security.Principal.SecurityIdentifier]).Value -notmatch '^S-1-(5-18|5-32-544|5-80-|3-0)'
    }
    if ($strange) { throw "may write: $($strange.IdentityReference -join ', ')" }
  }
  Add-Check 'it knows that IT installs it' {
    if ((Get-Content (Join-Path $app 'resources\install-kind.txt')).Trim() -ne 'msi') { throw 'it does not' }
    if (Test-Path (Join-Path $app 'resources\app-update.yml')) { throw 'it could take updates from somewhere' }
  }
  Add-Check 'tandem:// links lead to it' {
    $command = (Get-ItemProperty 'HKLM:\SOFTWARE\Classes\tandem\shell\open\command').'(default)'
    if ($command -ne "`"$(Join-Path $app 'Tandem.exe')`" `"%1`"") { throw "they lead to $command" }
  }
} else {
  $checks.Add(@{ check = 'the installed app'; result = 'skipped'; detail = 'Tandem is not installed for all users' })
}
$passed = -not ($checks | Where-Object { $_.result -eq 'failed' })
@{ system = 'windows'; passed = [bool] $passed; checks = $checks } | ConvertTo-Json -Depth 4 -Compress
exit $(if ($passed) { 0 } else { 1 })
