import { plural } from "../../../texts/texts";
import type { Texts } from "./en";

const list = (names: readonly string[], type: "conjunction" | "disjunction" = "conjunction") =>
  new Intl.ListFormat("de", { type }).format(names);
const items = (count: number) => plural("de", count, { one: "1 Beitrag", other: `${count} Beiträgen` });

export const de: Texts = {
  newTitle: "Kanal hinzufügen",
  newLead: (source) => `Neues von ${source} kommt dann auch in diesen Kanal.`,
  lead: (source) => `Was dieser Kanal von ${source} bekommt und wie.`,
  backTo: (source) => `Zurück zu ${source}`,
  channel: "Welcher Kanal?",
  channelHint: "Was ab jetzt neu ist, wird dort gepostet.",
  channelMissing: "Wähle zuerst einen Kanal.",
  channelTaken: "Er bekommt diese Quelle schon.",
  add: "Diesen Kanal hinzufügen",
  added: (channel) => `${channel} bekommt es ab jetzt.`,
  yes: "ja",
  no: "nein",

  pausedNow: "Pausiert. Was kommt, wartet, bis du fortsetzt.",
  resumedNow: "Es geht weiter. Das Neueste von dem, was gewartet hat, wird gepostet.",
  pausedTitle: "Dieser Kanal ist pausiert",
  waiting: (count) => plural("de", count, { one: "1 Beitrag wartet", other: `${count} Beiträge warten` }),
  nextPost: "der nächste",
  remove: "Diesen Kanal entfernen",
  removeTitle: (channel) => `${channel} entfernen?`,
  removeLead: "Der Kanal bekommt nichts mehr von dieser Quelle.",
  removeLost: [
    "Was hier eingestellt ist, geht verloren.",
    "Ebenso die Belege für das Gepostete. Was wartet, wird nicht gepostet.",
  ],
  removeStays: "Was schon im Kanal steht, bleibt.",
  removed: (channel) => `${channel} bekommt es nicht mehr.`,

  sections: {
    where: "Wohin",
    comes: "Was kommt",
    words: "Text und Ping",
    looks: "Wie es aussieht",
    pace: "Wann gepostet wird",
    afterwards: "Danach",
  },
  labels: {
    kinds: "Arten",
    filter: "Filter",
    language: "Sprache des Bots",
    text: "Text über dem Beitrag",
    ping: "Rolle für den Ping",
    hide: "Teile des Beitrags",
    watched: "Knopf für Meilen",
    spacing_seconds: "Zeit zwischen zwei Beiträgen",
    catch_up: "Nach einer Pause",
    quiet: "Ruhezeit",
    publish: "Auch auf Servern veröffentlichen, die dem Kanal folgen",
    on_removal: "Wenn das Original gelöscht wird",
  },
  follows: {
    kinds: (names) =>
      names ? `Hierher kommt nur: ${list(names)}.` : "Alles kommt hierher, auch Arten, die die Quelle erst später hat.",
    filter: (rules) =>
      rules === 0
        ? "Kein Filter: Alles davon kommt."
        : plural("de", rules, {
            one: "1 Regel entscheidet, was kommt.",
            other: `${rules} Regeln entscheiden, was kommt.`,
          }),
    language: (language) =>
      `Was der Bot dazuschreibt, etwa auf Knöpfen, ist ${{ en: "englisch", de: "deutsch" }[language]}. Der Beitrag selbst bleibt, wie er ist.`,
    text: (text) => (text === "" ? "Über dem Beitrag steht nichts." : text),
    ping: (role, open, silent) => {
      if (role === null) return "Niemand wird angepingt.";
      const how = silent
        ? `${role} wird bei jedem Beitrag erwähnt, ohne dass jemand eine Benachrichtigung bekommt.`
        : `${role} wird bei jedem Beitrag angepingt.`;
      return open ? `${how} Mitglieder holen sich die Rolle selbst mit /dailies follow.` : how;
    },
    hide: (names) => (names.length === 0 ? "Alles wird gezeigt." : `Weggelassen: ${list(names)}.`),
    watched: (on) =>
      on
        ? "Unter jedem Beitrag ist ein Knopf, der Meilen gibt, jedem Mitglied einmal pro Beitrag. Wie viele es sind, steht auf der Seite Verdienen unter „The Dailies ansehen“."
        : "Hier gibt es für Beiträge keine Meilen.",
    spacing_seconds: (length, ten) =>
      length === null
        ? "Alles wird sofort gepostet."
        : `Mindestens ${length} zwischen zwei Beiträgen. Kommen zehn auf einmal, dauert das ${ten}.`,
    catch_up: (count) =>
      count === 0
        ? "Nach einem Ausfall oder einer Pause wird nichts nachgeholt. Von Hand lässt sich alles posten."
        : `Nach einem Ausfall oder einer Pause ${plural("de", count, { one: "wird nur der neueste Beitrag nachgeholt.", other: `werden die neuesten ${count} Beiträge nachgeholt, der älteste davon zuerst.` })} Die anderen lassen sich von Hand posten.`,
    quiet: (hours, zone) =>
      hours === null
        ? "Gepostet wird rund um die Uhr."
        : `Von ${hours.start} bis ${hours.until}${hours.nextDay ? " am nächsten Morgen" : ""} wird nichts gepostet; es gilt die Zeit des Servers (${zone}). Was in der Zeit kommt, wartet.`,
    publish: (on) =>
      on
        ? "Jeder Beitrag erscheint auch auf den Servern, die diesem Kanal folgen. Discord erlaubt etwa zehn pro Stunde; der Rest folgt später."
        : "Beiträge bleiben auf diesem Server.",
    on_removal: (how) =>
      ({
        keep: "Der Beitrag bleibt, wie er ist.",
        note: "Im Beitrag steht dann, dass das Original gelöscht wurde.",
        delete: "Der Beitrag wird dann auch hier gelöscht.",
      })[how ?? "keep"],
  },

  allKinds: "Alle Arten",
  someKinds: "Nur bestimmte",
  lastKind: "Eine Art muss bleiben.",

  languages: { en: "Englisch", de: "Deutsch" },
  gapsHint: "Platzhalter für das, was bei jedem Beitrag anders ist:",
  gaps: {
    title: "Titel",
    text: "Text",
    author: "Autor",
    source: "Quelle",
    kind: "Art",
    url: "Adresse",
    role: "Ping",
  },
  elseHint: "steht da, wenn ein Beitrag keinen Autor hat.",
  elseExample: "{author|'Die Crew'}",
  wordsLeft: (left) => `noch ${left} Zeichen`,
  pingHint: "Mit {role} bestimmst du, wo im Text sie steht; sonst steht sie vorn.",
  open: "Mitglieder dürfen sich diese Rolle selbst geben",
  openHint: "Mit /dailies follow. Geht nur mit Rollen ohne besondere Rechte.",
  silent: "Ohne Benachrichtigung",
  unknownRole: "eine gelöschte Rolle",

  parts: {
    author: "Autor",
    text: "Text",
    picture: "Bild",
    time: "Zeit",
    footer: "Fußzeile",
    button: "Knopf zum Öffnen",
  },
  partsHint: "Gezeigt wird, was angehakt ist.",

  seconds: "Sekunden",
  minutes: "Minuten",
  hours: "Stunden",
  unit: "Einheit",
  quietOn: "Ruhezeit",
  quietStart: "Von",
  quietUntil: "Bis",
  catchUpUnit: "Beiträge",

  notAnnouncement: "Das geht nur in Ankündigungskanälen, und dieser ist keiner.",
  removal: { keep: "Beitrag stehen lassen", note: "Im Beitrag vermerken", delete: "Beitrag auch löschen" },

  filterTitle: "Filter",
  filterLead: "Es kommt nur, was passt.",
  addFilter: "Filter hinzufügen",
  removeFilter: "Filter entfernen",
  together: {
    all: "alles zutrifft",
    any: "eines zutrifft",
    none: "nichts zutrifft",
    notAll: "nicht alles zutrifft",
  },
  comesIf: "Es kommt, wenn",
  groupIf: "und wenn",
  groupIfAny: "oder wenn",
  group: "Gruppe von Regeln",
  wholeFilter: "Filter",
  rule: (number) => `Regel ${number}`,
  subject: "Was geprüft wird",
  subjects: { title: "Titel", text: "Text", author: "Autor", kind: "Art", url: "Adresse", length: "Länge" },
  way: "Vergleich",
  ways: {
    contains: "enthält",
    lacks: "enthält nicht",
    equals: "ist genau",
    differs: "ist nicht",
    matches: "passt zum Ausdruck",
    misses: "passt nicht zum Ausdruck",
    atLeast: "ist mindestens",
    atMost: "ist höchstens",
    between: "liegt zwischen",
    under: "ist kürzer als",
    over: "ist länger als",
    outside: "liegt nicht zwischen",
  },
  value: "Wert",
  shortest: "Mindestens",
  longest: "Höchstens",
  and: "und",
  emptyValue: "Hier steht noch nichts: Das trifft auf jeden Beitrag zu.",
  expressionHint: "Ein regulärer Ausdruck; Groß- und Kleinschreibung sind egal.",
  addRule: "Regel hinzufügen",
  addGroup: "Gruppe hinzufügen",
  removeRule: "Diese Regel entfernen",
  removeGroup: "Diese Gruppe entfernen",
  tooMany: "Mehr geht nicht: höchstens 50 Regeln, fünf Ebenen tief.",
  fits: "trifft zu",
  fitsNot: "trifft nicht zu",
  decided: "Das gibt den Ausschlag",

  judgedTitle: "Was würde kommen?",
  judgedLead:
    "Das Neueste der Quelle. Wähle einen Beitrag, um zu sehen, warum er kommt oder nicht und wie er aussieht.",
  pass: (passing, count) =>
    `${passing} von ${items(count)} ${plural("de", passing, { one: "würde", other: "würden" })} kommen`,
  comes: "Kommt",
  stopped: "Kommt nicht",
  untitled: "Ohne Titel",
  thinking: "Wird geprüft …",

  previewTitle: "In Discord",
  previewWith: "Am Beispiel",
  newestItem: "der neueste Beitrag",
  discordTheme: "Aussehen von Discord",
  light: "Hell",
  dark: "Dunkel",
  bot: "Der Bot",
  app: "APP",
  today: (time) => `heute um ${time}`,
  stopsHere: "Mit diesen Einstellungen kommt er gar nicht hierher:",
  silentPost: "Ohne Benachrichtigung.",
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
  nothingSeen: "Von dieser Quelle kam noch nichts",
  nothingSeenLead: "Sobald etwas da ist, siehst du hier, wie es aussieht und ob es kommt.",

  test: "Test senden",
  testHint: "Postet den neuesten Beitrag so, wie es hier eingestellt ist, auch ungespeichert: ohne Ping, ohne Meilen.",
  testSent: (channel) => `Der Test ist in ${channel}.`,
  openTest: "In Discord ansehen",
};
