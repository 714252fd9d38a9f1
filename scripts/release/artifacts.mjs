/** Every installer of a release, by the system that builds it. @param {string} version */
export const installers = (version) => ({
  win32: ['x64', 'arm64'].flatMap((arch) => [`Tandem-Setup-${version}-${arch}.exe`, `Tandem-${version}-${arch}.msi`]),
  darwin: [`Tandem-${version}-universal.dmg`, `Tandem-${version}-universal-mac.zip`, `Tandem-${version}.pkg`],
  linux: [
    `Tandem-${version}-x86_64.AppImage`,
    ...['amd64', 'arm64'].map((arch) => `tandem-desktop_${version}_${arch}.deb`),
    ...['x86_64', 'aarch64'].map((arch) => `tandem-desktop-${version}.${arch}.rpm`),
  ],
});

/** The manifests of a version: one of a beta is for the beta ring alone. @param {string} version */
export function manifests(version) {
  const rings = version.includes('-') ? ['beta'] : ['latest', 'beta'];
  return rings.flatMap((ring) => ['', '-mac', '-linux'].map((system) => `${ring}${system}.yml`));
}

/** What is signed in a file beside it, for want of a place inside. */
export const signedBeside = /\.(AppImage|deb)$/;

/**
 * What one machine has verified: a file is vouched for by its content, not by its name.
 * @typedef {{system: string, commit: string, versions: Record<string, string>, sha256: Record<string, string>}} Verdict
 */

/**
 * What keeps these files from being a release, one line each.
 * @param {string} version
 * @param {Record<string, string>} found the SHA-256 of every file that is there, by name
 * @param {Verdict[]} verdicts
 */
export function objections(version, found, verdicts) {
  const wanted = Object.entries(installers(version)).flatMap(([system, names]) =>
    names.map((name) => ({ system, name })),
  );
  const lines = wanted.flatMap(({ system, name }) => {
    if (!(name in found)) return [`${name} is missing.`];
    const vouched = verdicts.some((verdict) => verdict.system === system && verdict.sha256[name] === found[name]);
    return [
      ...(vouched ? [] : [`${name} was verified by nobody as it is: its signature counts as missing.`]),
      ...(signedBeside.test(name) && !(`${name}.asc` in found) ? [`${name}.asc is missing: it is not signed.`] : []),
    ];
  });
  const absent = manifests(version).filter((name) => !(name in found));
  const commits = new Set(verdicts.map(({ commit }) => commit));
  return [
    ...lines,
    ...absent.map((name) => `${name} is missing.`),
    ...(commits.size > 1 ? [`They were built from different commits: ${[...commits].join(', ')}.`] : []),
  ];
}

/** @typedef {{version?: unknown, files?: {url?: unknown, sha512?: unknown}[]}} Manifest */

/**
 * What keeps these manifests from being signed: each has to speak of this version, and of files that are there as it says.
 * @param {string} version
 * @param {Record<string, Manifest>} said by name
 * @param {Record<string, string>} sha512 of every file that is there, in base64
 */
export function manifestObjections(version, said, sha512) {
  return Object.entries(said).flatMap(([name, { version: of, files = [] }]) => [
    ...(of === version ? [] : [`${name} is of version ${of}.`]),
    ...(files.length > 0 ? [] : [`${name} offers nothing.`]),
    ...files.flatMap(({ url, sha512: wanted }) =>
      sha512[String(url)] === wanted ? [] : [`${name} offers ${url}, which is not there as it says.`],
    ),
  ]);
}
