import { plural } from "../../../texts/texts";
import type { Texts } from "./en";

const list = (names: readonly string[], type: "conjunction" | "disjunction" = "conjunction") =>
  new Intl.ListFormat("de", { type }).format(names);
const items = (count: number) => plural("de", count, { one: "1 Beitrag", other: `${count} Beiträgen` });

export const de: Texts = {
  newTitle: "Kanal hinzufügen",
  newLead: (source) => `Ein weiterer Kanal bekommt, was es Neues von ${source} gibt.`,
  lead: (source) => `Was dieser Kanal von ${source} bekommt, und wie.`,
  backTo: (source) => `Zurück zu ${source}`,
  channel: "Welcher Kanal?",
  channelHint: "Was von nun an neu ist, kommt dorthin.",
  channelMissing: "Wähle zuerst einen Kanal.",
  channelTaken: "Er bekommt diese Quelle schon.",
  add: "Diesen Kanal hinzufügen",
  added: (channel) => `${channel} bekommt es von nun an.`,
  yes: "ja",
  no: "nein",

  pausedNow: "Angehalten. Was kommt, wird aufgehoben, bis du fortsetzt.",
  resumedNow: "Es geht weiter. Das Neueste von dem, was aufgehoben wurde, geht hinaus.",
  pausedTitle: "Dieser Kanal ist angehalten",
  waiting: (count) => plural("de", count, { one: "1 Beitrag wartet", other: `${count} Beiträge warten` }),
  nextPost: "der nächste",
  remove: "Diesen Kanal entfernen",
  removeTitle: (channel) => `${channel} entfernen?`,
  removeLead: "Der Kanal bekommt nichts mehr von dieser Quelle.",
  removeLost: [
    "Was hier gewählt wurde, wird vergessen.",
    "Ebenso die Belege dessen, was gepostet wurde; was wartet, wird nicht gepostet.",
  ],
  removeStays: "Nachrichten, die im Kanal stehen, bleiben.",
  removed: (channel) => `${channel} bekommt es nicht mehr.`,

  sections: {
    where: "Wohin es geht",
    comes: "Was kommt",
    words: "Worte und Ping",
    looks: "Wie es aussieht",
    pace: "Wann es kommt",
    afterwards: "Danach",
  },
  labels: {
    kinds: "Arten",
    filter: "Filter",
    language: "Sprache des Bots",
    text: "Worte über dem Beitrag",
    ping: "Rolle, die gerufen wird",
    hide: "Teile des Beitrags",
    watched: "Knopf, der Meilen gibt",
    spacing_seconds: "Zeit zwischen zwei Beiträgen",
    catch_up: "Nach einer Pause",
    quiet: "Ruhezeit",
    publish: "An folgende Server weitergeben",
    on_removal: "Wenn etwas verschwindet",
  },
  follows: {
    kinds: (names) =>
      names
        ? `Nur diese kommen hierher: ${list(names)}.`
        : "Alle Arten kommen hierher, auch solche, die es erst später gibt.",
    filter: (rules) =>
      rules === 0
        ? "Es gibt keinen Filter: Alles von diesen Arten kommt."
        : plural("de", rules, {
            one: "1 Regel entscheidet, was kommt.",
            other: `${rules} Regeln entscheiden, was kommt.`,
          }),
    language: (language) =>
      `Was der Bot dazuschreibt, etwa auf Knöpfen, ist ${{ en: "englisch", de: "deutsch" }[language]}. Der Beitrag bleibt, wie er geschrieben wurde.`,
    text: (text) => (text === "" ? "Über dem Beitrag steht nichts." : text),
    ping: (role, open, silent) => {
      if (role === null) return "Niemand wird gerufen.";
      const how = silent
        ? `${role} wird bei jedem Beitrag genannt, aber kein Telefon klingelt.`
        : `${role} wird bei jedem Beitrag gerufen.`;
      return open ? `${how} Mitglieder nehmen sich die Rolle selbst, mit /dailies follow.` : how;
    },
    hide: (names) => (names.length === 0 ? "Alle Teile werden gezeigt." : `Weggelassen: ${list(names)}.`),
    watched: (on) =>
      on
        ? "Ein Knopf unter jedem Beitrag gibt Meilen, jedem Mitglied einmal je Beitrag. Wie viele, sagt die Regel „watched“ auf der Seite Verdienen."
        : "Beiträge hier geben keine Meilen.",
    spacing_seconds: (length, ten) =>
      length === null
        ? "Beiträge folgen sofort aufeinander."
        : `Mindestens ${length} zwischen zwei Beiträgen: Zehn auf einmal brauchen ${ten}.`,
    catch_up: (count) =>
      count === 0
        ? "Nach einem Ausfall oder einer Pause wird nichts von dem gepostet, was sich angesammelt hat. Alles lässt sich von Hand posten."
        : `Nach einem Ausfall oder einer Pause ${plural("de", count, { one: "wird nur der neueste Beitrag", other: `werden die neuesten ${count} Beiträge` })} gepostet, der älteste davon zuerst. Die anderen lassen sich von Hand posten.`,
    quiet: (hours, zone) =>
      hours === null
        ? "Gepostet wird zu jeder Stunde."
        : `Von ${hours.start} bis ${hours.until}${hours.nextDay ? " am nächsten Morgen" : ""} wird nichts gepostet, nach der Uhr des Servers (${zone}). Was inzwischen kommt, wartet.`,
    publish: (on) =>
      on
        ? "Jeder Beitrag geht auch an die Server, die diesem Kanal folgen. Discord erlaubt etwa zehn in der Stunde; der Rest folgt später."
        : "Beiträge bleiben auf diesem Server.",
    on_removal: (how) =>
      ({
        keep: "Der Beitrag bleibt, wie er ist.",
        note: "Im Beitrag steht dann, dass es entfernt wurde.",
        delete: "Der Beitrag wird auch gelöscht.",
      })[how ?? "keep"],
  },

  allKinds: "Alle Arten",
  someKinds: "Nur manche",
  lastKind: "Mindestens eine Art.",

  languages: { en: "Englisch", de: "Deutsch" },
  gapsHint: "Setzt ein, was bei jedem Beitrag anders ist:",
  gaps: {
    title: "Titel",
    text: "Text",
    author: "Autor",
    source: "Quelle",
    kind: "Art",
    url: "Adresse",
    role: "der Ping",
  },
  elseHint: "ist für Beiträge ohne Autor.",
  elseExample: "{author|'Die Crew'}",
  wordsLeft: (left) => `noch ${left} Zeichen`,
  pingHint: "Wo sie zwischen deinen Worten steht, sagt {role}; sonst steht sie vorn.",
  open: "Mitglieder dürfen sich diese Rolle selbst nehmen",
  openHint: "Mit /dailies follow. Nur Rollen, die niemandem Macht geben.",
  silent: "Kein Telefon klingeln lassen",
  unknownRole: "eine gelöschte Rolle",

  parts: {
    author: "Autor",
    text: "Text",
    picture: "Bild",
    time: "Zeit",
    footer: "Fußzeile",
    button: "Knopf zum Öffnen",
  },
  partsHint: "Was angehakt ist, wird gezeigt.",

  seconds: "Sekunden",
  minutes: "Minuten",
  hours: "Stunden",
  unit: "Einheit",
  quietOn: "Ruhezeit",
  quietStart: "Von",
  quietUntil: "Bis",
  catchUpUnit: "Beiträge",

  notAnnouncement: "Nur Beiträge in Ankündigungskanälen lassen sich weitergeben, und dies ist keiner.",
  removal: { keep: "Beitrag stehen lassen", note: "Im Beitrag sagen", delete: "Beitrag löschen" },

  filterTitle: "Filter",
  filterLead: "Was nur kommt, wenn es passt.",
  addFilter: "Filter hinzufügen",
  removeFilter: "Filter entfernen",
  together: {
    all: "alles davon zutrifft",
    any: "eins davon zutrifft",
    none: "nichts davon zutrifft",
    notAll: "nicht alles davon zutrifft",
  },
  comesIf: "Es kommt, wenn",
  groupIf: "und wenn",
  groupIfAny: "oder wenn",
  group: "Gruppe von Regeln",
  wholeFilter: "Filter",
  rule: (number) => `Regel ${number}`,
  subject: "Worauf geschaut wird",
  subjects: { title: "Titel", text: "Text", author: "Autor", kind: "Art", url: "Adresse", length: "Länge" },
  way: "Wie verglichen wird",
  ways: {
    contains: "enthält",
    lacks: "enthält nicht",
    equals: "ist genau",
    differs: "ist nicht",
    matches: "passt auf den Ausdruck",
    misses: "passt nicht auf den Ausdruck",
    atLeast: "ist mindestens",
    atMost: "ist höchstens",
    between: "liegt zwischen",
    under: "ist kürzer als",
    over: "ist länger als",
    outside: "liegt nicht zwischen",
  },
  value: "Wert",
  shortest: "Kürzestens",
  longest: "Längstens",
  and: "und",
  emptyValue: "Es ist noch nichts eingetippt: Das enthält jeder Beitrag.",
  expressionHint: "Ein regulärer Ausdruck; Groß und klein ist einerlei.",
  addRule: "Regel hinzufügen",
  addGroup: "Gruppe hinzufügen",
  removeRule: "Diese Regel entfernen",
  removeGroup: "Diese Gruppe entfernen",
  tooMany: "Mehr oder tiefere Regeln gehen nicht: höchstens 50, fünf tief.",
  fits: "trifft zu",
  fitsNot: "trifft nicht zu",
  decided: "Das entscheidet",

  judgedTitle: "Käme es?",
  judgedLead: "Das Neueste der Quelle. Wähle etwas aus, um zu sehen, warum, und wie es aussieht.",
  pass: (passing, count) => `${passing} von ${items(count)} ${plural("de", passing, { one: "käme", other: "kämen" })}`,
  comes: "Kommt",
  stopped: "Kommt nicht",
  untitled: "Ohne Titel",
  thinking: "Schaut nach …",

  previewTitle: "In Discord",
  previewWith: "Gezeigt mit",
  newestItem: "dem Neuesten",
  discordTheme: "Aussehen von Discord",
  light: "Hell",
  dark: "Dunkel",
  bot: "Der Bot",
  app: "APP",
  today: (time) => `heute um ${time}`,
  stopsHere: "So käme es gar nicht hierher:",
  silentPost: "Kein Telefon klingelt.",
  somebody: "jemand",
  discord: {
    deletedRole: "gelöschte-rolle",
    noAccess: "kein Zugriff",
    showSpoiler: "Spoiler. Zeigen",
    spoiler: "Spoiler: zeigen",
    embed: "Beitrag",
    picture: "Bild",
    pictureOf: (title) => `Bild: ${title}`,
    broken: "Bild",
  },
  nothingSeen: "Von dieser Quelle wurde noch nichts gesehen",
  nothingSeenLead: "Sobald sie etwas hat, siehst du hier, wie es aussieht und ob es kommt.",

  test: "Test senden",
  testHint: "Postet das Neueste so, wie es hier gewählt ist, gespeichert oder nicht: kein Ping, keine Meilen.",
  testSent: (channel) => `Der Test steht in ${channel}.`,
  openTest: "In Discord ansehen",
};
