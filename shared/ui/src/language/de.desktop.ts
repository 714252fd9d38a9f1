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
  notKept:
    'Dieser Computer hat keinen Schlüsselbund, deshalb wird hier nichts aufbewahrt: Sie melden sich bei jedem Start an, und nicht gesendeter Text geht beim Beenden verloren.',
  openSettings: 'Einstellungen der App',
};
