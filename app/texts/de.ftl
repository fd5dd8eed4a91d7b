## Gemeinsames

reference = Kennung: `{ $id }`
pong = 🚐 Der Motor läuft. Keine besonderen Vorkommnisse.

## Fehler

error-unexpected = 🔧 Unter der Haube ist etwas kaputtgegangen. Es ist notiert; bitte versuch es in einer Minute noch einmal.
error-database-away = 🔧 Das Fahrtenbuch ist gerade nicht erreichbar, deshalb wurde **nichts gebucht**. Bitte versuch es in einer Minute noch einmal.
error-booking-unsure = 🔧 Das Fahrtenbuch war mitten im Schreiben nicht mehr erreichbar: **vielleicht ist es gebucht, vielleicht nicht**. Bitte schau in einer Minute in `/mileage history` nach, bevor du es noch einmal versuchst.
error-discord-again = 📡 Discord meldet sich gerade nicht. Bitte versuch es in einer Minute noch einmal.
error-discord-refused = 📡 Discord hat das abgelehnt. Vielleicht muss ein Admin die Rechte des Bots prüfen.
error-guild-needed = 🗺️ Das geht nur auf einem Server: versuch es dort.
error-out-of-date = 🕰️ Das kennt der Bot nicht (mehr). Bitte ruf den Befehl neu auf.
error-not-understood = 🤷 Damit konnte der Bot nichts anfangen. Bitte ruf den Befehl neu auf.
error-option-number = ✋ `{ $option }` ist eine ganze Zahl von { $least } bis { $most }. Bitte ändere sie und versuch es noch einmal.
error-option-text = ✋ `{ $option }` ist ein Text von { $least } bis { $most } Zeichen. Bitte ändere ihn und versuch es noch einmal.
error-option-member = ✋ `{ $option }` ist ein Mitglied dieses Servers. Bitte wähle eines aus der Liste.
error-option-other = ✋ `{ $option }` passt nicht. Bitte wähle einen der Vorschläge.
error-form-too-late = ⏱️ Das hat zu lange gedauert, um ein Formular zu öffnen. Bitte versuch es noch einmal.
error-may-not-award = 🔒 Meilen vergeben hier nur Admins und die Rollen, die sie bestimmt haben.
error-switched-off = 🚐 Das ist auf diesem Server abgeschaltet. Ein Admin kann es im Kontrollraum wieder anschalten.
error-hosts-only = 🔒 Das sehen nur Admins und die Rollen, die sie bestimmt haben.
error-no-such-item = 🤷 So etwas gibt es nicht. Bitte einen der Vorschläge wählen.
error-nothing-to-follow = 🤷 Für diese Quelle gibt es keine Rolle zum Folgen. Bitte einen der Vorschläge wählen oder einen Admin bitten, eine zu öffnen.
error-nothing-open = 🤷 Hier kann man noch keiner Quelle folgen. Ein Admin muss erst eine Rolle dafür öffnen.
error-not-followed = 🔕 Du folgst dieser Quelle nicht, also hat sich nichts geändert.
error-follow-role = 🔒 Der Bot kann <@&{ $role }> nicht geben oder nehmen. Ein Admin muss die Rolle des Bots darüber schieben oder eine andere wählen.
error-follow-role-everyone = 🔒 @everyone ist keine Rolle zum Folgen: Alle haben sie. Bitte eine andere wählen.
error-follow-role-gone = 🔒 Die Rolle <@&{ $role }> gibt es nicht (mehr). Ein Admin muss eine andere wählen.
error-follow-role-managed = 🔒 <@&{ $role }> gehört zu einem Bot oder einer Integration, niemand kann sie bekommen. Ein Admin muss eine andere wählen.
error-follow-no-manage-roles = 🔒 Der Bot darf hier keine Rollen geben. Ein Admin muss ihm *Rollen verwalten* geben.
error-follow-role-above-mine = 🔒 <@&{ $role }> steht über der Rolle des Bots. Ein Admin muss die Rolle des Bots darüber schieben oder eine andere wählen.
error-follow-role-powerful = 🔒 <@&{ $role }> darf mehr als alle, deshalb kann sie sich niemand selbst nehmen. Ein Admin muss eine Rolle ohne Berechtigungen wählen.
error-follow-role-of-rank = 🔒 <@&{ $role }> ist die Rolle eines Rangs, und den muss man sich verdienen. Ein Admin muss eine andere wählen.
error-follow-role-of-hosts = 🔒 <@&{ $role }> hat für den Bot eine Bedeutung: Sie macht zum Host oder vervielfacht Meilen. Ein Admin muss eine andere wählen.
error-not-yours = 🔒 Diese Knöpfe gehören jemand anderem. Ruf den Befehl selbst auf.
error-member-unknown = 🤷 Wer war gemeint? Bitte wähle ein Mitglied aus der Liste.
error-member-left = 👋 Diese Person ist nicht (mehr) auf diesem Server, deshalb können keine Meilen gebucht werden.
error-award-bot = 🤖 Bots fahren umsonst mit: sie sammeln keine Meilen.
error-self-award = 🪞 Niemand zeichnet hier das eigene Fahrtenbuch ab. Bitte jemand anderen darum.
error-no-mile-role = 🅿️ Eine Rolle hier ist geparkt: wer sie trägt, sammelt keine Meilen.
error-miles-not-a-number = ✋ Meilen sind eine ganze Zahl von 1 bis { $most }. Es wurde nichts gebucht.
error-nothing-to-undo = 🤷 Es gibt nichts zurückzunehmen: keinen solchen Eintrag, oder er ist selbst eine Rücknahme.
error-cooling = ⏳ Runter vom Gas: das geht { $when } wieder.

## Einchecken

check-in-done = 🚐 **+{ $miles } { $miles ->
    [one] Meile
   *[other] Meilen
  }** fürs Einchecken. Dein Tacho steht auf **{ $balance }**.
check-in-streak = 🔥 { $days } Tage in Folge.
check-in-capped = 🛑 Mehr gab es nicht, die Tagesgrenze ist erreicht.
check-in-already = ✅ Du hast heute schon eingecheckt. Der nächste Halt öffnet { $when }.
rank-reached = 🎉 Du bist jetzt **{ $rank }**!
rank-next = Nächster Halt: **{ $rank }**, noch { $miles } { $miles ->
    [one] Meile
   *[other] Meilen
  }.
rank-top = 🏁 Du hast das Ende der Karte erreicht. Fahr trotzdem weiter.

## Meilen

mileage-of = 🚐 **{ $name }** · **{ $miles }** { $miles ->
    [one] Meile
   *[other] Meilen
  }
mileage-rank = Rang **{ $rank }**
mileage-no-rank = Noch kein Rang
mileage-place = Platz **{ $place }**
mileage-hidden = Nicht auf den Ranglisten
mileage-streak = Serie { $days }
card-miles = Meilen
card-place = Platz
card-streak = { $days } Tage in Folge
card-next = Nächster Halt
card-to-go = noch { $miles } Meilen
card-top = Ende der Karte
award-done = 🎁 <@{ $member }> bekommt **{ $miles } { $miles ->
    [one] Meile
   *[other] Meilen
  }** und steht bei **{ $balance }**.
award-reason = > { $reason }
award-rank = 🎉 <@{ $member }> ist jetzt **{ $rank }**!
award-form-title = Meilen vergeben
award-form-miles = Meilen
award-form-reason = Wofür?
undo-done = ↩️ Zurückgenommen: **{ $miles }** Meilen von <@{ $member }>, neuer Stand **{ $balance }**. Der Eintrag bleibt im Auszug, mit dieser Rücknahme darunter.
undo-already = ↩️ Dieser Eintrag wurde schon zurückgenommen. Nichts hat sich geändert.

## Auszug

history-title = Auszug von { $name }
history-empty = Hier steht noch nichts. `/check-in` schreibt die erste Zeile.
history-balance = Stand: **{ $balance }**
history-line = **{ $miles }** · { $what } · { $when }
history-line-by = **{ $miles }** · { $what } · { $when } · von <@{ $actor }>
history-line-token = **{ $miles }** · { $what } · { $when } · vom Programm *{ $token }*
history-line-reversed = ~~{ $miles } · { $what }~~ · { $when } · zurückgenommen
history-line-nobody = **{ $miles }** · { $what } · { $when } · von jemandem, der vergessen wurde
reason-check-in = Eingecheckt
reason-check-in-streak = Eingecheckt, { $days }. Tag in Folge
reason-award = Vergeben
reason-award-note = Vergeben: { $note }
reason-reversal = Zurückgenommen: Eintrag { $entry }
reason-performing = Auftritt
reason-attending = Dabei gewesen
reason-watched = The Dailies
reason-other = { $reason }
button-newer = ◂ Neuer
button-older = Älter ▸

## Ranglisten

board-title-all = 🏁 Rangliste · die ganze Reise
board-title-month = 🏁 Rangliste · dieser Monat
board-title-week = 🏁 Rangliste · diese Woche
board-empty = Die Straße ist leer. `/check-in`, und der erste Platz gehört dir.
board-line = { $place } { $name } · **{ $miles }**
board-mine = Du: Platz **{ $place }** mit **{ $miles }**
board-mine-hidden = Du: **{ $miles }**, das wäre Platz { $place } (du bist auf den Ranglisten verborgen)
board-mine-none = Du: noch keine Meilen auf dieser Liste.
board-members = { $members ->
    [one] 1 Mitglied
   *[other] { $members } Mitglieder
  } unterwegs · Tacho der Community: { $odometer }
button-up = ◂ Hoch
button-down = Runter ▸
button-me = Mein Platz
button-board-all = Ganze Reise
button-board-month = Monat
button-board-week = Woche

## Privatsphäre

privacy-title = 🔏 Deine Daten auf dieser Reise
privacy-shown = Du stehst **auf den Ranglisten**.
privacy-hidden = Du bist **verborgen**: keine Rangliste zeigt dich.
privacy-explained = Deine Meilen zählen so oder so für den Tacho der Gemeinschaft. **Herunterladen** gibt dir alles, was hier über dich gespeichert ist. **Löschen** vergisst dich für immer: deine Einträge gehören dann niemandem, die Stände aller anderen bleiben.
privacy-hide = Verbergen
privacy-show = Zeigen
privacy-download = Meine Daten herunterladen
privacy-erase = Mich löschen …
privacy-download-done = 📦 Alles, was auf diesem Server über dich gespeichert ist.
privacy-erase-title = Alles über mich löschen
privacy-erase-label = Tippe { $word }, um vergessen zu werden
privacy-erase-word = LÖSCHEN
privacy-erase-mistyped = ✋ Das war nicht { $word }, also wurde nichts gelöscht.
privacy-erased = 🌫️ Vergessen. Dein Name steht nicht mehr im Fahrtenbuch und auf keiner Liste; gute Reise.

## Quellen der Dailies

error-source-gone = 🪦 Diese Quelle sagt, dass es sie nicht mehr gibt. Entferne sie hier oder füge ihre neue Adresse hinzu.
error-source-blocked = 🔒 Diese Quelle lässt den Bot nicht mitlesen. Schau nach, ob die Seite öffentlich ist, oder frag, wem sie gehört.
error-source-limited = 🐢 Diese Quelle bittet den Bot, später wiederzukommen. Das tut er von selbst.
error-source-broken = 🧩 Was diese Quelle schickt, lässt sich nicht lesen. Prüfe ihre Adresse mit einem Feed-Validator oder frag, wem sie gehört.
error-source-away = 📡 Diese Quelle antwortet gerade nicht. Der Bot versucht es von selbst wieder; bleibt es so, prüfe die Adresse.
error-source-too-large = 🐘 Diese Quelle schickt mehr, als der Bot liest. Bitte frag nach einem kürzeren Feed.
error-source-not-a-feed = 🔎 Unter dieser Adresse gibt es keinen Feed. Füge die Adresse eines Feeds ein, oder einer Seite, die einen nennt.
error-source-no-account = 👤 Dieses Konto gibt es nicht oder nicht mehr. Prüfe den Namen, oder füge die Adresse seiner Seite ein.
error-source-off = 🔌 Diese Plattform ist hier ausgeschaltet. Wer den Bot betreibt, kann sie einschalten; wie, steht in der Dokumentation der Dailies.
error-source-forbidden-address = 🚧 Zu dieser Adresse geht der Bot nicht. Füge eine öffentliche ein, die mit https:// beginnt.
error-source-consent-ended = 🔑 Der Bot darf dieses Konto nicht (mehr) lesen. Wem es gehört, muss es verbinden: Die Adresse dafür bekommen Admins im Control Room, oder von denen, die den Bot betreiben.
error-source-key-lost = 🗝️ Der Bot hat den Schlüssel zu den Zugangsdaten dieses Kontos verloren. Wem es gehört, muss es neu verbinden, oder wer den Bot betreibt, trägt den alten Schlüssel wieder ein.
error-source-defect = 🔧 Der Bot ist über diese Quelle gestolpert und versucht es von selbst wieder. Wenn das so bleibt, frag den Betreiber des Bots: Im Log steht mehr.

## The Dailies

dailies-kind-post = Beitrag
dailies-kind-video = Video
dailies-kind-short = Short
dailies-kind-live = 🔴 Live
dailies-kind-upcoming = Angekündigt
dailies-kind-episode = Folge
dailies-kind-photo = Foto
dailies-kind-over = Stream, vorbei
dailies-open-post = Lesen
dailies-open-video = Ansehen
dailies-open-short = Ansehen
dailies-open-live = Live ansehen
dailies-open-upcoming = Wann?
dailies-open-episode = Anhören
dailies-open-photo = Ansehen
dailies-starts = 🗓️ Beginnt { $when }, { $until }
dailies-live-now = 🔴 **Jetzt live**
dailies-removed = Das gibt es an der Quelle nicht mehr.
dailies-watched-post = 📖 Gelesen · Meilen holen
dailies-watched-video = ✅ Gesehen · Meilen holen
dailies-watched-short = ✅ Gesehen · Meilen holen
dailies-watched-live = ✅ Ich war dabei · Meilen holen
dailies-watched-episode = 🎧 Gehört · Meilen holen
dailies-watched-photo = 👀 Angesehen · Meilen holen
dailies-watched-done = 🎬 **+{ $miles } { $miles ->
    [one] Meile
   *[other] Meilen
  }** mit The Dailies. Dein Tacho steht auf **{ $balance }**.
dailies-watched-already = ✅ Dafür hast du deine Meilen schon bekommen.
dailies-notice-title = 📰 **The Dailies brauchen einen Blick**
dailies-notice-source = • **{ $source }**: { $reason }
dailies-notice-recovered = • **{ $source }** ist wieder da. Was gefehlt hat, kommt jetzt.
dailies-notice-host-failing = • **{ $host }** fällt gerade für viele aus. Hier ist nichts zu tun: Der Bot schaut weiter nach, und was gefehlt hat, kommt von selbst.
dailies-notice-host-recovered = • **{ $host }** ist wieder da. Was gefehlt hat, kommt jetzt.
dailies-notice-channel = • <#{ $channel }>, { $source }: { $reason }
dailies-notice-ending = • Die Verbindung zu **{ $account }** endet { $when }, und der Bot kann sie nicht verlängern. Bitte vorher neu verbinden lassen.
connect-done = Verbunden
connect-failed = Nicht verbunden
connect-next = { $name } bei { $platform } ist verbunden. Der Bot kann lesen, was dieses Konto postet, und sonst nichts. Alles Weitere macht die Crew des Servers; du kannst diese Seite schließen.
connect-ticket-over = Dieser Link ist zu alt oder nicht vollständig. Bitte um einen neuen: Er gilt 15 Minuten.
connect-state-over = Dieser Versuch ist zu alt, schon abgeschlossen oder begann in einem anderen Browser. Öffne den Link, den du bekommen hast, noch einmal und erlaube Cookies für diese Seite.
connect-denied = Du hast dem Bot nicht erlaubt, das Konto zu lesen; gespeichert wurde nichts. War das ein Versehen, öffne den Link, den du bekommen hast, noch einmal.
connect-incomplete = { $platform } hat nicht alles erlaubt, was der Bot zum Lesen des Kontos braucht; gespeichert wurde nichts. Öffne den Link, den du bekommen hast, noch einmal und lass alle Berechtigungen eingeschaltet.
connect-refused = { $platform } hat diesen Versuch nicht angenommen; gespeichert wurde nichts. Öffne den Link, den du bekommen hast, noch einmal. Bleibt es so, soll nachsehen, wer den Bot betreibt: Der Grund steht im Log.
connect-away = { $platform } antwortet gerade nicht, wie es soll; gespeichert wurde nichts. Warte ein paar Minuten und öffne dann den Link, den du bekommen hast, noch einmal.
connect-unavailable = Der Bot kann gerade nichts speichern. Warte ein paar Minuten und öffne dann den Link, den du bekommen hast, noch einmal.
connect-consent = Konten dieser Plattform darf der Bot nur lesen, wenn ihr eigener Besitzer zustimmt und sie hier verbindet.
connect-invitation = Die Adresse ist nur für ihn, und sie gilt { $minutes } Minuten.
connect-not-set-up = Dieser Bot kann keine Konten dieser Plattform verbinden. Wer ihn betreibt, muss ihm erst einen Schlüssel für die Plattform geben.
dailies-notice-more = … und { $count } weitere: `/dailies sources`
dailies-pause-by-hand = Von einem Admin pausiert.
dailies-pause-gone = Die Quelle sagt, dass es sie nicht mehr gibt.
dailies-pause-consent-ended = Der Bot darf dieses Konto nicht mehr lesen. Wem es gehört, muss es neu verbinden.
dailies-pause-key-lost = Der Bot hat den Schlüssel zu den Zugangsdaten dieses Kontos verloren. Wem es gehört, muss es neu verbinden.
dailies-pause-disconnected = Das Konto wurde getrennt. Verbinde es neu oder entferne die Quelle.
dailies-pause-channel-gone = Der Kanal wurde gelöscht. Bitte einen anderen wählen.
dailies-pause-channel-elsewhere = Dieser Kanal gehört nicht zu diesem Server. Bitte einen anderen wählen.
dailies-pause-not-for-text = Der Bot postet nur in Text- und Ankündigungskanälen. Bitte einen anderen wählen.
dailies-pause-cannot-see = Der Bot sieht den Kanal nicht. Gib ihm dort *Kanal anzeigen*; was wartet, kommt dann von selbst.
dailies-pause-cannot-send = Der Bot darf im Kanal nicht schreiben. Gib ihm dort *Nachrichten senden*; was wartet, kommt dann von selbst.
dailies-pause-cannot-embed = Der Bot darf im Kanal keine Links einbetten. Gib ihm dort *Links einbetten*; was wartet, kommt dann von selbst.
dailies-pause-cannot-read = Der Bot darf den Verlauf des Kanals nicht lesen. Gib ihm dort *Nachrichtenverlauf anzeigen*; was wartet, kommt dann von selbst.
dailies-pause-refused = Discord weist den Bot in diesem Kanal ab. Sieh dir seine Berechtigungen dort an und setze ihn fort; was wartet, kommt dann.
dailies-latest-title = 📰 Frisch von der Crew
dailies-latest-line = • { $item } · { $kind } · { $source } · { $when }
dailies-latest-empty = 📰 Hier ist noch nichts. Sobald die Crew etwas postet, steht es hier.
dailies-sight-unsure = 📡 Discord kann gerade nicht sagen, welche Kanäle du siehst, deshalb geht es hier nur um diesen einen. Bitte versuche es in einer Minute noch einmal.
dailies-sources-title = 📡 Wem The Dailies folgen
dailies-sources-empty = 📡 The Dailies folgen hier noch nichts.
dailies-sources-line = **{ $source }** → { $channels } · { $state }
dailies-sources-well = ✅ **{ $source }** → { $channels }
dailies-sources-well-many = ✅ { $channels } · **{ $count }**: { $sources }
dailies-sources-paused = { $channel }: { $reason }
dailies-channel-deleted = ein gelöschter Kanal
dailies-state-paused = ⏸️ pausiert
dailies-state-channel-paused = ⏸️ Kanal pausiert
dailies-state-failing = ⚠️ { $trouble }, bemerkt { $since }
dailies-state-new = ⏳ noch nicht angesehen
dailies-trouble-gone = gibt es nicht mehr
dailies-trouble-blocked = lässt den Bot nicht lesen
dailies-trouble-limited = wurde zu oft gefragt
dailies-trouble-broken = lässt sich nicht lesen
dailies-trouble-away = antwortet nicht
dailies-trouble-too-large = schickt zu viel
dailies-trouble-not-a-feed = hat keinen Feed (mehr)
dailies-trouble-no-account = ist kein Konto (mehr)
dailies-trouble-off = ist hier ausgeschaltet
dailies-trouble-forbidden-address = ist nichts, wohin der Bot geht
dailies-trouble-consent-ended = darf nicht mehr gelesen werden
dailies-trouble-key-lost = darf nicht mehr gelesen werden
dailies-why-title = 🧾 **{ $title }**
dailies-why-published = • Veröffentlicht { $when }
dailies-why-seen = • Gesehen { $when } in { $source }
dailies-why-baseline = • Nicht gepostet: Es war schon da, bevor hier jemand der Quelle folgte.
dailies-why-baseline-by-hand = • Es war schon da, bevor hier jemand der Quelle folgte; ein Admin will es gepostet haben.
dailies-why-new = • Neu, also { $count ->
    [one] wurde ein Kanal
   *[other] wurden { $count } Kanäle
  } angesehen.
dailies-why-removed = • An der Quelle entfernt, bemerkt { $when }
dailies-why-nowhere = • Nicht gepostet: Kein Kanal folgte da der Quelle.
dailies-why-sent = • Gepostet { $when } in <#{ $channel }>: { $link }
dailies-why-held = • Zurückgehalten für <#{ $channel }>. { $reason }
dailies-why-waiting = • Wartet auf <#{ $channel }>, an der Reihe { $when }.
dailies-why-not = • Nicht gepostet in <#{ $channel }>: { $reason }
dailies-stage-published = Veröffentlicht, sagt die Quelle.
dailies-stage-seen = Gesehen in { $source }.
dailies-stage-seen-nameless = Gesehen in seiner Quelle.
dailies-stage-decided = Neu, also { $count ->
    [one] wurde 1 Kanal
   *[other] wurden { $count } Kanäle
  } gefragt.
dailies-stage-nowhere = Neu, aber kein Kanal folgte da der Quelle.
dailies-stage-baseline = Es war schon da, bevor hier jemand der Quelle folgte, also wird es nicht von selbst gepostet.
dailies-stage-baseline-by-hand = Es war schon da, bevor hier jemand der Quelle folgte; jemand will es gepostet haben.
dailies-stage-changed = An der Quelle seitdem geändert.
dailies-stage-removed = An der Quelle entfernt.
dailies-stage-waiting = Dann ist es an der Reihe, oder wenig später.
dailies-stage-sending = Wird gepostet, oder es ist nicht sicher, ob es das wurde: Der Kanal wird gelesen, bevor es noch einmal gesendet wird.
dailies-stage-sent = Gepostet.
dailies-stage-sent-found = Gepostet; nach einem ungewissen Versuch im Kanal gefunden.
dailies-stage-edited = Der Beitrag zeigt, was daraus wurde.
dailies-stage-edited-later = Der Beitrag wird dann geändert.
dailies-stage-deleted = Der Beitrag wurde gelöscht, wie es der Kanal wollte.
dailies-stage-deleted-later = Der Beitrag wird dann gelöscht.
dailies-stage-kept = Der Beitrag bleibt, wie er ist.
dailies-failed-refused = Discord hat den Beitrag nicht angenommen.
dailies-followed = 🔔 Du folgst jetzt: { $roles }. `/dailies unfollow` beendet es.
dailies-unfollowed = 🔕 Du folgst nicht mehr: { $roles }.
dailies-test = 🧪 **Nur ein Test**: So sieht ein Beitrag in diesem Kanal aus.
dailies-skipped-by-hand = ein Admin hat es übersprungen.
dailies-skipped-catch-up = nach langer Stille kommen nur die neuesten. Ein Admin kann es von Hand posten.
error-posted-already = ✅ Das wurde schon gepostet: { $link }. Wenn du es zweimal willst, geht das auch.
error-being-posted = ⏳ Das wird genau jetzt gepostet. Sieh im Kanal nach.
error-nothing-waits = 🤷 Das wartet nicht auf diesen Kanal, also gibt es nichts zu überspringen.
error-not-a-destination = 🤷 <#{ $channel }> bekommt diese Quelle nicht. Lass den Kanal ihr zuerst folgen.
error-nothing-seen-yet = ⏳ Von dieser Quelle hat der Bot noch nichts gesehen. Versuch es nach seinem ersten Blick.
dailies-kind-taken = Der Kanal nimmt diese Art: { $kind }.
dailies-kind-not-taken = Der Kanal nimmt diese Art nicht: Es ist { $kind }, und der Kanal nimmt nur { $kinds }.
dailies-kind-changed = Der Kanal nahm diese Art damals nicht; heute nähme er sie.
dailies-filter-none = Der Kanal hat keinen Filter: Alles kommt durch.
dailies-filter-passes = Der Filter lässt es durch: { $rule } ({ $fits }).
dailies-filter-stops = Der Filter hält es auf: { $rule } ({ $fits }).
dailies-filter-slow = Der Filter hält es auf: { $rule } hat zu lange gebraucht.
dailies-filter-yes = trifft zu
dailies-filter-no = trifft nicht zu
dailies-filter-changed = Der Filter von damals hielt es auf; der heutige ließe es durch.
dailies-rule-all = alles davon: { $rules }
dailies-rule-any = eins davon: { $rules }
dailies-rule-not = nicht: { $rules }
dailies-rule-contains = { $field } enthält `{ $value }`
dailies-rule-equals = { $field } ist `{ $value }`
dailies-rule-matches = { $field } passt auf `{ $value }`
dailies-rule-shortest = mindestens { $shortest } s lang
dailies-rule-length = { $shortest } bis { $longest } s lang
dailies-field-title = der Titel
dailies-field-text = der Text
dailies-field-kind = die Art
dailies-field-author = wer es schrieb
dailies-field-url = die Adresse
dailies-skipped-removed = es wurde an der Quelle entfernt, bevor es an der Reihe war.

## Befehle, wie Discord sie zeigt

command-ping = Nachsehen, ob der Bot wach ist
command-check-in = Für heute einchecken und Meilen sammeln
command-mileage = Meilen: zeigen, Auszug, vergeben, zurücknehmen, Privatsphäre
command-mileage-show = Zeigen, wie weit du (oder jemand anderes) gekommen bist
option-mileage-show-member = Wessen Meilen? Leer: deine
option-mileage-show-share = Allen im Kanal zeigen
command-mileage-history = Dein Auszug: jeder Eintrag, wofür, wann und von wem
command-mileage-award = Einem Mitglied Meilen geben
option-mileage-award-member = Wer bekommt die Meilen?
option-mileage-award-miles = Wie viele?
option-mileage-award-reason = Wofür? Das Mitglied sieht es im Auszug
command-mileage-undo = Eine Vergabe zurücknehmen
option-mileage-undo-member = Wessen Eintrag?
option-mileage-undo-entry = Welcher Eintrag? Leer: die neueste Vergabe
command-mileage-privacy = Auf Ranglisten verbergen, Daten herunterladen oder löschen
command-leaderboard = Wer wie weit gekommen ist
option-leaderboard-board = Welche Rangliste?
option-leaderboard-share = Allen im Kanal zeigen
choice-leaderboard-board-week = Diese Woche
choice-leaderboard-board-month = Dieser Monat
choice-leaderboard-board-all = Die ganze Reise
command-dailies = Was die Crew postet: Neuestes, Quellen, folgen, warum
command-dailies-latest = Die neuesten Videos, Fotos und Beiträge der Crew
option-dailies-latest-source = Aus welcher Quelle? Aus allen, wenn leer
command-dailies-sources = Wem The Dailies hier folgen, wohin es geht und ob alles gut ist
command-dailies-follow = Benachrichtigt werden, wenn eine Quelle Neues hat
option-dailies-follow-source = Welche Quelle?
command-dailies-unfollow = Nicht mehr benachrichtigt werden
option-dailies-unfollow-source = Welche Quelle?
command-dailies-why = Warum etwas gepostet wurde oder nicht, Schritt für Schritt
option-dailies-why-item = Was genau?
menu-show-mileage = Meilen zeigen
menu-award-miles = Meilen vergeben

## Kanäle und Rollen zur Auswahl

channel-not-for-text = Der Bot schreibt nur in Text- und Ankündigungskanäle.
channel-cannot-see = Der Bot sieht den Kanal nicht. Gib ihm dort *Kanal anzeigen*.
channel-cannot-send = Der Bot darf im Kanal nicht schreiben. Gib ihm dort *Nachrichten senden*.
channel-cannot-embed = Der Bot darf im Kanal keine Links einbetten. Gib ihm dort *Links einbetten*.
channel-cannot-read = Der Bot darf im Kanal nicht zurücklesen. Gib ihm dort *Nachrichtenverlauf anzeigen*.
role-everyone = Die haben alle: da gibt es nichts zu vergeben.
role-role-gone = Die Rolle wurde gelöscht. Wähle eine andere.
role-role-managed = Die Rolle gehört einem Bot oder einer Integration, und Discord lässt sie niemanden vergeben. Wähle eine andere.
role-no-manage-roles = Dem Bot fehlt das Recht *Rollen verwalten*. Lade ihn damit neu ein, oder gib es @{ $mine }.
role-role-above-mine = @{ $role } steht nicht unter @{ $mine }, der höchsten Rolle des Bots. Zieh @{ $mine } unter *Servereinstellungen → Rollen* über @{ $role }.
role-refused = Discord weist den Bot ab. Sieh nach seinen Rechten und speichere dann die Ränge neu.

## Was an der Einrichtung eines Servers nicht stimmt (Admin API)

permission-view-channel = Kanäle anzeigen
permission-send-messages = Nachrichten senden
permission-embed-links = Links einbetten
permission-attach-files = Dateien anhängen
permission-read-message-history = Nachrichtenverlauf anzeigen
permission-manage-roles = Rollen verwalten
problem-bot-not-here = Der Bot ist nicht auf diesem Server: hier geht nichts.
problem-bot-not-here-cure = Lade ihn (wieder) ein. Was gespeichert war, ist noch da.
problem-endpoint-not-set = Discord weiß nicht, wo der Bot ist: auf keinem Server wird ein Befehl beantwortet.
problem-endpoint-not-set-cure = Wer den Bot betreibt, trägt { $address } als Interactions Endpoint URL ein; Discord probiert sie aus und speichert sie dann.
problem-endpoint-elsewhere = Discord schickt Befehle an eine andere Adresse als die dieses Bots: vielleicht antwortet dort ein anderer, vielleicht niemand.
problem-endpoint-elsewhere-cure = Wer den Bot betreibt, trägt { $address } als Interactions Endpoint URL ein, oder setzt PUBLIC_URL auf die Adresse dort.
problem-events-not-set = Der Bot erfährt nicht, wenn er zu einem Server hinzugefügt wird oder jemand seine Zustimmung zurücknimmt.
problem-events-not-set-cure = Wer den Bot betreibt, trägt { $address } als Endpoint URL der Webhook-Ereignisse ein und schaltet *Application Authorized* ein.
problem-permissions = Dem Bot fehlen auf diesem Server Rechte: { $names }. Was sie braucht, geht nicht.
problem-permissions-cure = Lade ihn mit diesem Link neu ein: er behält, was er hat, und bekommt, was fehlt.
problem-notice-nowhere = Wenn etwas schiefgeht, erfährt es niemand: es gibt keinen Kanal für Hinweise.
problem-notice-nowhere-cure = Wähle in den Einstellungen einen Kanal für Hinweise.
problem-notice-channel-gone = Wenn etwas schiefgeht, erfährt es niemand: der Kanal für Hinweise wurde gelöscht.
problem-notice-channel-gone-cure = Wähle in den Einstellungen einen anderen Kanal für Hinweise.
problem-notice-channel = Wenn etwas schiefgeht, erfährt es niemand: der Bot kann nicht in #{ $channel } schreiben.
problem-setting-role-gone = Die Einstellung { $setting } nennt { $count ->
    [one] eine Rolle, die gelöscht wurde
   *[other] { $count } Rollen, die gelöscht wurden
  }; niemand hat, was sie gibt.
problem-setting-role-gone-cure = Wähle die Rollen von { $setting } neu.
problem-rank-role = Wer den Rang { $rank } erreicht, bekommt dessen Rolle nicht.
problem-rank-resuming = Die Rolle des Rangs { $rank } pausiert, obwohl der Bot sie wieder geben kann.
problem-rank-resuming-cure = Nichts: sie läuft innerhalb von zehn Minuten von selbst weiter.
problem-ranks-without-roles = Ränge werden erreicht, aber niemand bekommt eine Rolle dafür.
problem-ranks-without-roles-cure = Wähle Rollen für die Ränge.
problem-only-admins-award = Nur Admins dürfen Meilen vergeben.
problem-only-admins-award-cure = Nenne in den Einstellungen die Rollen, die es dürfen, zum Beispiel @Producer.
problem-dailies-nothing = Die Dailies bringen nichts: keiner Quelle wird gefolgt.
problem-dailies-nothing-cure = Füge eine Quelle hinzu und den Kanal, der das Neue bekommt.
problem-dailies-no-channel = Neues von { $source } geht nirgendwohin: kein Kanal bekommt es.
problem-dailies-no-channel-cure = Wähle einen Kanal dafür.
problem-dailies-source-paused = Von { $source } kommt nichts Neues: die Quelle pausiert.
problem-dailies-source-failing = Von { $source } kommt nichts Neues: mehrmals hintereinander war die Quelle nicht zu lesen.
problem-dailies-channel = Neues von { $source } wartet und kommt nicht in #{ $channel } an.

# --- Seiten im Web (app/control_room/pages)
page-home-title = Der Kontrollraum
page-home = Hier kümmern sich die Admins eines Servers um Meilen und Dailies. Die Seiten dafür sind auf diesem Server noch nicht gebaut; mit Discord angemeldet, kannst du die Admin-API benutzen.
page-home-signed-in = Du bist angemeldet als { $name }. Die Seiten des Kontrollraums sind auf diesem Server noch nicht gebaut (`make build-dashboard` erledigt das); bis dahin kann die Admin-API das alles.
page-home-docs = Was die Admin-API kann
page-sign-in = Mit Discord anmelden
page-sign-in-again = Noch einmal anmelden
page-sign-in-lost-title = Dieser Weg ist zu
page-sign-in-lost = Diese Anmeldung hat zu lange gedauert, wurde schon benutzt oder begann in einem anderen Browser. Es ist nichts passiert: Bitte melde dich noch einmal an.
page-sign-in-denied-title = Nicht angemeldet
page-sign-in-denied = Du hast bei Discord Nein gesagt, und das ist in Ordnung: Es wurde nichts gespeichert. Für den Kontrollraum melde dich an und erlaube dem Bot zu sehen, wer du bist.
page-sign-in-refused-title = Discord sagt Nein
page-sign-in-refused = Discord hat diese Anmeldung nicht angenommen. Bitte versuche es noch einmal; bleibt es so, muss der Betreiber das Client-Secret und die Rücksprungadresse des Bots ansehen.
page-sign-in-discord-trouble-title = Discord hatte Schwierigkeiten
page-sign-in-discord-trouble = Bei Discord ging etwas schief, deshalb bist du noch nicht angemeldet. Das liegt weder an dir noch an diesem Bot. Bitte versuche es in einer Minute noch einmal.
page-sign-in-discord-away-title = Discord antwortet nicht
page-sign-in-discord-away = Für die Anmeldung braucht es Discord, und das geht gerade nicht ran. Bitte versuche es in einer Minute noch einmal.
page-sign-in-database-away-title = Das Fahrtenbuch ist außer Reichweite
page-sign-in-database-away = Der Bot erreicht gerade seine Datenbank nicht. Bitte versuche es in einer Minute noch einmal.

## Was nicht passt, neben einem Feld

field-unknown = ist hier nicht bekannt
field-missing = fehlt
field-no-parameter = ist kein Parameter dieser Abfrage
field-repeated = ist mehr als einmal angegeben
field-null = ist null: lass es stattdessen weg
field-empty = darf nicht leer sein
field-at-least = muss mindestens { $bound } sein
field-at-most = darf höchstens { $bound } sein
field-too-short = muss mindestens { $bound } Zeichen haben
field-too-long = darf höchstens { $bound } Zeichen haben
field-too-few = muss mindestens { $bound } { $bound ->
    [one] Eintrag
   *[other] Einträge
  } haben
field-too-many = darf höchstens { $bound } { $bound ->
    [one] Eintrag
   *[other] Einträge
  } haben
field-choice = muss eines davon sein: { $choices }
field-id = muss eine ID sein, in Ziffern
field-pattern = muss so geschrieben sein: { $pattern }
field-whole-number = muss eine ganze Zahl sein
field-number = muss eine Zahl sein
field-text = muss ein Text sein
field-yes-or-no = muss wahr (true) oder falsch (false) sein
field-list = muss eine Liste sein
field-object = muss ein Objekt sein
field-time = muss eine Zeit sein wie 2026-11-24T20:00:00Z
field-date = muss ein Tag sein wie 2026-11-24
field-out-of-range = liegt außerhalb des Möglichen
field-nul = enthält ein Zeichen, das nicht gespeichert werden kann (NUL)
field-missing-for-all = fehlt, hier und für alle
field-nobody = ist niemand auf diesem Server
field-bad-lines = { $count ->
    [one] Ein Problem in den Zeilen
   *[other] { $count } Probleme in den Zeilen
  }: es wurde nichts gebucht.
field-line-twice = nennt eine Zeile mehr als einmal
field-over = ist vorbei: wähle eine Zeit, die noch kommt
field-role-gone = ist keine Rolle dieses Servers: wähle eine, die es gibt
field-role-everyone = ist @everyone, das alle haben: wähle eine andere Rolle
field-role-powerful = gibt Macht über den Server oder seine Mitglieder. Das sollte sich niemand mit Check-ins verdienen können: wähle eine andere Rolle
field-role-twice = ist zweimal genannt: nenne jede Rolle einmal
field-channel-gone = ist kein Kanal dieses Servers: wähle einen, den es gibt
field-address = ist keine öffentliche Adresse: beginne sie mit https:// oder http://, ohne Passwort, auf Port 80 oder 443
field-address-fragment = enthält ein #, und was dahinter steht, wird nie gesendet: lass es weg
field-address-taken = ist schon die Adresse eines anderen Webhooks dieses Servers: ändere jenen, oder wähle eine andere Adresse
field-channel-not-for-text = ist kein Kanal, in dem der Bot schreibt: wähle einen Text- oder Ankündigungskanal
field-too-deep = hat zu viele Objekte und Listen ineinander
field-cursor = ist keine Stelle in dieser Liste: lass es weg, um vorn zu beginnen
field-after = ist nach dem { $day }
field-before-since = ist vor since
field-days-before = ist mehr als { $days } Tage vor dem { $day }
field-day-between = muss ein Tag vom { $first } bis zum { $last } sein
field-too-slow = kam nicht innerhalb von { $seconds } Sekunden an
people-to-look-up = { $count } dieser Leute müssen bei Discord nachgeschlagen werden (wer hier neu ist, oder alle, wo es Rollen ohne Meilen gibt), und { $most } gehen in einer Anfrage: sende weniger auf einmal
field-no-lines = nennt Zeilen, die es nicht gibt: { $lines }

## Was an einer Datei mit Meilen nicht stimmt

import-in-line = Zeile { $line }: { $problem }
import-packed = ist gepackt, oder das eigene Format einer Tabellenkalkulation: speichere sie als CSV
import-empty = ist leer
import-cut-off = endet mittendrin: sie wurde nicht ganz geschrieben oder gesendet
import-not-utf-8 = ist kein UTF-8. Wenn eine Tabellenkalkulation sie als ANSI gespeichert hat, sende sie mit encoding=windows-1252
import-other-encoding = ist kein { $encoding }
import-no-csv = ist kein CSV: { $why }
import-no-json = ist kein JSON: { $why }
import-not-csv = ist JSON und kein CSV
import-not-json = ist kein JSON, wie es { $format } wäre
import-unknown-format = hat kein bekanntes Format: es gibt { $formats }, zu nennen mit format=
import-ledger = ist ein Hauptbuch, Eintrag für Eintrag: sende Meilenstände, etwa den Export der Mitglieder
import-column-twice = nennt die Spalte `{ $column }` mehr als einmal: lass eine davon stehen
import-no-columns = nennt keine Spalten `user_id` oder `name`, und `balance` oder `miles`
import-no-list = hat keine Liste `{ $key }`
import-no-users = hat keine `users` nach ihren IDs
import-other-servers = ist von einem ganzen Bot und hat nichts über diesen Server ({ $server })
import-too-long = hat mehr als { $most } Zeilen: teile sie auf
import-nothing-read = hat keine Zeile mit einem Mitglied und Meilen
import-only-bad-lines = hat keine Zeile mit einem Mitglied und Meilen; die erste von { $count }: Zeile { $first } { $problem }
import-line-unread = ist nicht zu lesen: { $why }
import-line-cells = hat { $cells } { $cells ->
    [one] Zelle
   *[other] Zellen
  }, und die erste Zeile { $wanted }
import-line-nobody = nennt niemanden: sie hat weder ID noch Namen
import-line-rounded = hat die ID { $id }, die eine Tabellenkalkulation gerundet hat: importiere die Datei so, wie sie exportiert wurde
import-line-no-id = hat { $given }, wo eine ID stehen sollte
import-line-id-of-nobody = hat die ID { $id }, die niemand haben kann
import-line-fraction = hat { $given } Meilen: Meilen sind ganze Zahlen
import-line-negative = hat { $given } Meilen: niemand beginnt unter null
import-line-no-miles = hat { $given }, wo Meilen stehen sollten
import-line-too-many = hat { $given } Meilen: höchstens { $most } dürfen in einer Zeile stehen
import-line-grouped = hat { $given }, was manche als Tausender lesen: schreibe nur die Ziffern
import-applied = Er ist schon gebucht: was er gebucht hat, wird mit seinem Stapel zurückgenommen.
import-nobody-matched = Niemand darin ist einem Mitglied zugeordnet: ordne zuerst Zeilen von Hand zu.
