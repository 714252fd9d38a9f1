import { quoted } from './de.speech.ts';
import type { Catalog } from './en.ts';

export const desktop: Catalog['desktop'] = {
  setUp: {
    title: 'Wo ist Ihr Support-Desk?',
    lead: 'Die Adresse, die Sie von Ihrer Administration bekommen haben. Sie lässt sich später ändern.',
    address: 'Adresse des Servers',
    hint: 'Zum Beispiel desk.example.com',
    go: 'Verbinden',
    notAnAddress: 'Diese Adresse darf die App nicht verwenden. Sie beginnt mit https oder besteht nur aus dem Namen.',
    failed: 'So ist der Desk nicht zu erreichen. Unten steht, was gefunden wurde.',
    change: 'Anderen Server verwenden',
    signedInAt: (server) => `Bei ${quoted(server)}`,
  },
  doctor: {
    title: 'Verbindung prüfen',
    lead: 'Was zwischen diesem Computer und Ihrem Desk liegt.',
    run: 'Noch einmal prüfen',
    running: 'Wird geprüft',
    copy: 'Bericht kopieren',
    copied: 'Kopiert',
    copyFailed: 'Der Bericht ließ sich nicht kopieren.',
    failed: 'Die Prüfung selbst ist gescheitert.',
    checks: {
      address: 'Die Adresse',
      name: 'Ihr Name ist bekannt',
      proxy: 'Proxy',
      reach: 'Der Server antwortet, und zwar sicher',
      service: 'Dort ist ein Tandem-Desk',
      clock: 'Die Uhr dieses Computers',
      live: 'Neuigkeiten kommen sofort durch',
      notices: 'Mitteilungen des Systems',
      updates: 'Neuere Versionen dieser App',
      policy: 'Vorgaben Ihrer Organisation',
    },
    results: { good: 'In Ordnung', warning: 'Bitte ansehen', bad: 'Nicht in Ordnung', skipped: 'Nicht geprüft' },
  },
  settings: {
    title: 'Diese App',
    lead: 'Wie sich die App auf diesem Computer verhält.',
    notices: 'Mitteilungen',
    showNotices: 'Bei Tickets Bescheid geben',
    showNoticesHint: 'Neue Tickets, Nachrichten und Änderungen, auch bei geschlossenem Fenster.',
    preview: 'Namen und Titel in Mitteilungen zeigen',
    previewHint: 'Schalten Sie das aus, wo andere Ihren Bildschirm sehen.',
    sound: 'Ton abspielen',
    test: 'Testmitteilung senden',
    tested: {
      shown: 'Das System hat sie gezeigt.',
      failed: (reason) => `Das System hat sie nicht gezeigt: ${quoted(reason)}`,
      timeout:
        'Das System hat nicht gemeldet, dass es sie gezeigt hat. Sehen Sie in seine Einstellungen für Mitteilungen.',
      unsupported: 'Dieser Computer kennt keine Mitteilungen von Apps.',
    },
    start: 'Starten und Schließen',
    openAtLogin: 'Starten, wenn ich mich an diesem Computer anmelde',
    startHidden: 'Ohne Fenster starten',
    closeToTray: 'Weiterlaufen, wenn das Fenster geschlossen wird',
    closeToTrayHint: 'Tandem bleibt im Infobereich und gibt weiter Bescheid.',
    connection: 'Server',
    failed: 'Die Einstellung ließ sich nicht ändern.',
  },
  told: {
    closed_to_tray:
      'Tandem läuft im Infobereich weiter und gibt bei Tickets Bescheid. In den Einstellungen lässt sich das ändern.',
    notices_failing: 'Das System zeigt die Mitteilungen dieser App nicht. Sehen Sie in seine Einstellungen.',
  },
  updates: {
    title: (version) => `Version ${version}`,
    mode: 'Neuere Versionen',
    modes: {
      notify: 'Bescheid geben und nach Zustimmung installieren',
      auto: 'Von selbst laden, beim nächsten Start installieren',
      off: 'Nie danach suchen',
    },
    ring: 'Welche',
    rings: { stable: 'Stabil', beta: 'Beta' },
    look: 'Jetzt nachsehen',
    newest: 'Für diesen Computer gibt es nichts Neueres.',
    available: (version) => `Version ${version} ist da.`,
    fetch: 'Laden',
    fetching: (version) => `Version ${version} wird geladen`,
    ready: (version) => `Version ${version} ist bereit.`,
    restart: 'Neu starten',
    problems: {
      unreachable: 'Die Quelle neuerer Versionen ist nicht erreichbar. Später wird es wieder versucht.',
      not_trusted: 'Das Angebotene ist nicht von den Herstellern dieser App signiert und wurde abgelehnt.',
      damaged: 'Das Geladene ist beschädigt und wurde verworfen. Später wird es wieder versucht.',
      stale:
        'Die Liste der Versionen dort ist veraltet. Womöglich wird diesem Computer eine neuere vorenthalten; sagen Sie es denen, die ihn betreuen.',
    },
    refusals: {
      not_installed: 'Diese App wurde nicht installiert, deshalb ersetzt sie sich nicht selbst.',
      managed: 'Neuere Versionen dieser App installiert Ihre Organisation.',
      no_key: 'Diese App kann neuere Versionen nicht prüfen, deshalb sucht sie nie danach.',
      no_publisher: 'Diese App nennt keinen Herausgeber, deshalb sucht sie nie nach neueren Versionen.',
    },
  },
  outdated: {
    title: 'Diese Version ist zu alt',
    lead: (version) =>
      `Ihr Desk arbeitet nicht mehr mit Version ${version} dieser App. Was Sie geschrieben haben, bleibt erhalten. Installieren Sie eine neuere Version, oder fragen Sie, wer diesen Computer betreut.`,
    again: 'Noch einmal versuchen',
  },
  notKept:
    'Dieser Computer hat keinen Schlüsselbund, deshalb wird hier nichts aufbewahrt: Sie melden sich bei jedem Start an, und nicht gesendeter Text geht beim Beenden verloren.',
  managed: {
    by: 'Von Ihrer Organisation verwaltet',
    title: 'Diese App ist noch nicht benutzbar',
    lead: 'Was Ihre Organisation für diesen Computer festgelegt hat, ist nicht lesbar. Deshalb verbindet sich die App nirgendwohin. Bitte melden Sie Ihrer Administration, was unten steht.',
    notKept:
      'Ihre Organisation bewahrt auf diesem Computer nichts auf: Sie melden sich bei jedem Start an, und nicht gesendeter Text geht beim Beenden verloren.',
    what: {
      unreadable: 'ist nicht lesbar',
      ignored: 'wird übergangen: nicht nur die Administration darf es schreiben',
      invalid: 'passt nicht',
      unknown: 'ist dieser Version nicht bekannt',
    },
  },
  openSettings: 'Einstellungen der App',
};
