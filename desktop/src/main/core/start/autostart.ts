/**
 * The entry by which a Linux desktop starts the app when somebody signs in. A path with characters that the format gives a
 * meaning is quoted as it asks for.
 */
export function autostartEntry(program: string, hidden: boolean): string {
  // Escaped as an argument, and that once more as text.
  const escaped = program.replace(/["`$\\]/g, '\\$&').replaceAll('\\', '\\\\');
  const quoted = `"${escaped.replaceAll('%', '%%')}"`;
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Tandem',
    `Exec=${quoted}${hidden ? ' --hidden' : ''}`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}
