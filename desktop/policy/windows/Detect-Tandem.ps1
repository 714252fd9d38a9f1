# For Intune and Configuration Manager: says which version of Tandem is installed for the whole computer, and ends with 0. Says
# nothing where there is none, only one of a single person, or one older than what is rolled out; nothing said is "not installed".
$wanted = [version]'0.1.0' # what is rolled out

# A management agent of 32 bits is shown another ProgramFiles.
$programs = if ($env:ProgramW6432) { $env:ProgramW6432 } else { $env:ProgramFiles }
$folder = Join-Path $programs 'Tandem'
$program = Join-Path $folder 'Tandem.exe'
$kind = Join-Path $folder 'resources\install-kind.txt'
if ((Test-Path -LiteralPath $program) -and (Test-Path -LiteralPath $kind)) {
    $written = (Get-Content -LiteralPath $kind -Raw).Trim()
    $found = [version]((Get-Item -LiteralPath $program).VersionInfo.ProductVersion -replace '-.*$', '')
    if ($written -eq 'msi' -and $found -ge $wanted) { "Tandem $found" }
}
exit 0
