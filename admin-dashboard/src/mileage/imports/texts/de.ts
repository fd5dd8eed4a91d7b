import { plural } from "../../../texts/texts";
import type { Texts } from "./en";

const lines = (count: number, shown: string) =>
  plural("de", count, { one: `${shown} Zeile`, other: `${shown} Zeilen` });
const members = (count: number, shown: string) =>
  plural("de", count, { one: `${shown} Mitglied`, other: `${shown} Mitglieder` });
const entries = (count: number, shown: string) =>
  plural("de", count, { one: `${shown} Buchung`, other: `${shown} Buchungen` });

export const de: Texts = {
  title: "Meilen importieren",
  lead: "Nimm mit, was deine Mitglieder bei einem anderen Bot oder auf einem anderen Server verdient haben.",
  toMileage: "Zu den Mitgliedern",
  allImports: "Alle Importe",
  sentBy: "Geschickt von",
  steps: "Schritte eines Imports",
  stepDone: "erledigt",
  stepNames: { file: "Datei wählen", look: "Ansehen, was sich ändern würde", booked: "Gebucht" },

  drop: "Zieh eine Datei hierher oder",
  choose: "wähle eine Datei",
  dropNow: "Lass los: Sie wird nur gelesen, nichts wird gebucht",
  limits: "Bis 64 MB und 500.000 Zeilen. Sie wird erst gelesen; gebucht wird nichts, bevor du es sagst.",
  sending: (file) => `${file} wird gesendet …`,
  sent: (done, total) => `${done} von ${total} gesendet`,
  reading: (file) => `${file} wird gelesen …`,
  understood: "Was verstanden wird",
  formats: {
    "own-csv": "Unser eigenes CSV",
    "own-json": "Unser eigenes JSON",
    mee6: "MEE6",
    lurkr: "Lurkr",
    polaris: "Polaris",
    levelup: "LevelUp",
  },
  formatHints: {
    "own-csv": "Der Export der Mitglieder, oder jede Tabelle mit user_id oder name und balance oder miles",
    "own-json": "Dasselbe als Liste, oder ein Objekt je Zeile",
    mee6: "Die Seiten seiner öffentlichen Rangliste, eine oder mehrere in einer Liste",
    lurkr: "Die Seiten seiner öffentlichen Rangliste, eine oder mehrere in einer Liste",
    polaris: "Sein Export: users nach ihren Ids, mit xp",
    levelup: "Seine Sicherung, eines Servers oder des ganzen Bots",
  },
  unreadable: "Diese Datei ließ sich nicht lesen",
  otherLetters:
    "Ihre Buchstaben sind nicht die von UTF-8. Älteres Excel schreibt Windows-1252: Lies sie damit noch einmal.",
  from: "Woher sie stammt",
  fileTells: "Die Datei sagt es",
  encoding: "Ihre Buchstaben",
  encodings: { "utf-8": "UTF-8", "utf-16": "UTF-16", "windows-1252": "Windows-1252 (älteres Excel)" },
  readAgain: "Noch einmal lesen",

  earlier: "Frühere Importe",
  none: "Noch wurde nichts importiert",
  noneLead: "Was du importierst, steht hier, mit einem Weg zurück.",
  states: {
    read: "Noch nicht gebucht",
    applying: "Wird gebucht",
    applied: "Gebucht",
    stopped: "Angehalten",
    reversed: "Zurückgenommen",
  },
  more: "Mehr zeigen",

  about: (format, count, shown) => `${format}, ${lines(count, shown)} gelesen.`,
  keptFor: "Du kannst jederzeit gehen: Hier bleibt es 30 Tage erhalten.",
  how: "Wie es zählt",
  strategies: { "keep-max": "Was mehr ist", sum: "Dazuzählen", replace: "Was in der Datei steht" },
  examples: {
    "keep-max": (here, more, less) =>
      `Bea hat hier ${here} Meilen: Mit ${more} in der Datei hat sie danach ${more}, mit ${less} behält sie ihre ${here}.`,
    sum: (here, file, after) => `Bea hat hier ${here} Meilen und ${file} in der Datei: Danach hat sie ${after}.`,
    replace: (here, file) => `Bea hat hier ${here} Meilen und ${file} in der Datei: Danach hat sie ${file}.`,
  },
  rate: "Punkte für eine Meile",
  rateExample: (points, miles, left, shownLeft) =>
    left === 0
      ? `${points} Punkte in der Datei werden ${miles} Meilen.`
      : `${points} Punkte in der Datei werden ${miles} Meilen; die übrigen ${shownLeft} entfallen.`,
  rateLimits: "Eine ganze Zahl von 1 bis 1.000.000",
  counts: "Zählt auch für die Ranglisten einer Woche und eines Monats",
  countsNot: "Was anderswo verdient wurde, zählt für die ganze Reise und für keine Woche und keinen Monat.",
  countsFor: "Dieses Tages",

  wouldChange: "Was sich ändern würde",
  totals: {
    members: "Mitglieder rücken",
    newMembers: (shown) => `${shown} davon neu hier`,
    unchanged: (count, shown) =>
      plural("de", count, { one: `${shown} bleibt gleich`, other: `${shown} bleiben gleich` }),
    up: "Meilen mehr",
    down: "Meilen weniger",
    repeated: (count, shown) => `${lines(count, shown)} über jemanden, der schon darin steht`,
  },
  nothing: "Niemandes Meilen würden sich ändern",
  nothingLead: "Alle darin haben hier schon so viele Meilen oder mehr. Versuche, anders zu zählen.",
  nothingMatched: "Sag unten, wer in ihren Zeilen gemeint ist, dann siehst du hier, was sich ändern würde.",
  member: "Mitglied",
  now: "Jetzt",
  after: "Danach",
  change: "Änderung",
  nameless: (id) => `Mitglied ${id}`,
  belowZero: "unter null",
  moved: (count, shown) => `${members(count, shown)} gezeigt, die größten Änderungen zuerst`,

  badLines: (count, shown) =>
    plural("de", count, { one: `${shown} Zeile ist nicht lesbar`, other: `${shown} Zeilen sind nicht lesbar` }),
  badLead: (count) =>
    plural("de", count, {
      one: "Sie bleibt weg. Bessere sie in der Datei aus und schicke sie neu, oder mach ohne sie weiter.",
      other: "Sie bleiben weg. Bessere sie in der Datei aus und schicke sie neu, oder mach ohne sie weiter.",
    }),
  line: (shown) => `Zeile ${shown}`,
  firstHundred: (shown) => `Die ersten ${shown} sind gezeigt.`,

  unmatched: (count, shown) =>
    plural("de", count, { one: `${shown} Name, den niemand kennt`, other: `${shown} Namen, die niemand kennt` }),
  unmatchedLead: "Sag, wer gemeint ist. Wer offen bleibt, bekommt nichts.",
  unmatchedWhy: {
    nobody: "niemand hier heißt so",
    many: "mehrere Mitglieder heißen so",
    "left out": "weggelassen",
  },
  inTheFile: (miles, shown) =>
    plural("de", miles, { one: `${shown} Meile in der Datei`, other: `${shown} Meilen in der Datei` }),
  whoIs: (name) => `Wer ist ${name}?`,

  notBooked: "Noch nicht gebucht",
  ready: (count, shown, miles) => `${members(count, shown)}, ${miles} Meilen`,
  discard: "Verwerfen",
  discardAsk: "Diesen Import verwerfen?",
  discardLead: "Die Datei und was du zugeordnet hast werden vergessen. Keine Meile ändert sich.",
  discarded: "Der Import ist verworfen.",
  apply: (count, shown) =>
    plural("de", count, { one: `Für ${shown} Mitglied buchen`, other: `Für ${shown} Mitglieder buchen` }),
  applyNothing: "Nichts zu buchen",

  booking: "Wird gebucht",
  bookingLead: "Es geht weiter, auch wenn du diese Seite verlässt.",
  bookedSoFar: "Mitglieder",
  done: "Die Meilen sind da",
  stopped: "Auf halbem Weg angehalten",
  stoppedLead:
    "Jemand hat die Sammelbuchung zurückgenommen, während sie lief. Auch was bis dahin gebucht war, ist zurückgenommen.",
  reversed: "Zurückgenommen",
  reversedLead: (when) =>
    `Jeder Stand ist, als wäre nichts gewesen. Zurückgenommen ${when}. Die Buchungen bleiben im Buch stehen.`,
  doneLead: (count, shown, miles) => `${entries(count, shown)}, ${miles} Meilen, als eine Sammelbuchung.`,
  oneBatch: "Eine Sammelbuchung, ein Weg zurück",
  oneBatchLead:
    "War es die falsche Datei? Nimm alles auf einmal zurück: Jede Buchung bekommt eine Gegenbuchung, und jeder Stand ist wie vorher. Was seitdem verdient wurde, bleibt.",
  takeBack: "Zurücknehmen",
  takeBackAsk: "Den ganzen Import zurücknehmen?",
  takeBackLead: (count, shown, miles) =>
    `${entries(count, shown)} mit ${miles} Meilen werden zurückgenommen. Die Ränge folgen.`,
  takingBack: "Wird zurückgenommen",
  another: "Noch eine Datei importieren",
  chosen: {
    strategy: "Wie es zählte",
    rate: "Punkte für eine Meile",
    day: "Zählt für",
    wholeTrip: "die ganze Reise",
    lines: "Gelesene Zeilen",
    bad: "Weggelassene Zeilen",
  },
};
