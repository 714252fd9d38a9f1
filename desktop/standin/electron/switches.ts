/** The switches of a command line, which the app may read and add to. */
export function readSwitches(argv: readonly string[]) {
  const switches = new Map<string, string>();
  for (const argument of argv.slice(1)) {
    const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name !== undefined) switches.set(name, value);
  }
  return {
    appendSwitch: (name: string, value = '') => void switches.set(name, value),
    appendArgument: () => undefined,
    removeSwitch: (name: string) => void switches.delete(name),
    hasSwitch: (name: string) => switches.has(name),
    getSwitchValue: (name: string) => switches.get(name) ?? '',
  };
}
