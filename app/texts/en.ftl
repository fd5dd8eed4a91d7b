## Shared

reference = Reference: `{ $id }`
pong = 🚐 Engine's running. Nothing to report from the road.

## Errors

error-unexpected = 🔧 Something under the hood broke. It has been written down; please try again in a minute.
error-database-away = 🔧 The logbook is out of reach right now, so **nothing was booked**. Please try again in a minute.
error-booking-unsure = 🔧 The logbook went out of reach in the middle of writing: it **may or may not be booked**. Please look at `/mileage history` in a minute, before you try again.
error-discord-again = 📡 Discord isn't picking up right now. Please try again in a minute.
error-discord-refused = 📡 Discord refused that. An admin may have to look at the bot's permissions.
error-guild-needed = 🗺️ That only works in a server: try it there.
error-out-of-date = 🕰️ The bot does not know that (any more). Please run the command again.
error-not-understood = 🤷 The bot could not make sense of that. Please run the command again.
error-option-number = ✋ `{ $option }` is a whole number from { $least } to { $most }. Please change it and try again.
error-option-text = ✋ `{ $option }` is a text of { $least } to { $most } characters. Please change it and try again.
error-option-member = ✋ `{ $option }` is a member of this server. Please pick one from the list.
error-option-other = ✋ `{ $option }` doesn't fit. Please pick one of the suggestions.
error-form-too-late = ⏱️ That took too long to open a form. Please try again.
error-may-not-award = 🔒 Only admins and the roles named by them hand out miles here.
error-switched-off = 🚐 That is switched off in this server. An admin can switch it on again in the Control Room.
error-hosts-only = 🔒 Only admins and the roles named by them can see that.
error-no-such-item = 🤷 There is no such item. Please pick one of the suggestions.
error-nothing-to-follow = 🤷 There is no role to follow that source with. Please pick one of the suggestions, or ask an admin to open one.
error-nothing-open = 🤷 No source can be followed here yet. An admin has to open a role for one first.
error-not-followed = 🔕 You do not follow that source, so nothing has changed.
error-follow-role = 🔒 The bot cannot give or take <@&{ $role }>. An admin has to move the bot's role above it, or choose another one.
error-follow-role-everyone = 🔒 @everyone is no role to follow with: everybody has it. Choose another one.
error-follow-role-gone = 🔒 The role <@&{ $role }> does not exist (any more). An admin has to choose another one.
error-follow-role-managed = 🔒 <@&{ $role }> belongs to a bot or an integration, so nobody can be given it. An admin has to choose another one.
error-follow-no-manage-roles = 🔒 The bot may not give roles here. An admin has to give it *Manage Roles*.
error-follow-role-above-mine = 🔒 <@&{ $role }> stands above the bot's own role. An admin has to move the bot's role above it, or choose another one.
error-follow-role-powerful = 🔒 <@&{ $role }> may do more than everybody, so members cannot take it themselves. An admin has to choose a role without permissions.
error-follow-role-of-rank = 🔒 <@&{ $role }> is the role of a rank, which is earned. An admin has to choose another one.
error-follow-role-of-hosts = 🔒 <@&{ $role }> has a meaning for the bot: it makes hosts or multiplies miles. An admin has to choose another one.
error-not-yours = 🔒 Those buttons belong to somebody else. Run the command yourself to get your own.
error-member-unknown = 🤷 Who was meant? Please pick a member from the list.
error-member-left = 👋 That person is not in this server (any more), so no miles can be booked.
error-award-bot = 🤖 Bots ride for free: they can't earn miles.
error-self-award = 🪞 Nobody signs their own logbook here. Ask another host to award you.
error-no-mile-role = 🅿️ A role here is parked: whoever holds it earns no miles.
error-miles-not-a-number = ✋ Miles are a whole number from 1 to { $most }. Nothing was booked.
error-nothing-to-undo = 🤷 There is nothing to take back: no such entry, or it is a reversal itself.
error-cooling = ⏳ Easy on the gas: you can do that again { $when }.

## Checking in

check-in-done = 🚐 **+{ $miles } { $miles ->
    [one] mile
   *[other] miles
  }** for checking in. Your odometer shows **{ $balance }**.
check-in-streak = 🔥 { $days } days in a row.
check-in-capped = 🛑 That was today's limit, so it wasn't more.
check-in-already = ✅ You already checked in today. The next stop opens { $when }.
rank-reached = 🎉 You made it to **{ $rank }**!
rank-next = Next stop: **{ $rank }**, { $miles } { $miles ->
    [one] mile
   *[other] miles
  } to go.
rank-top = 🏁 You've reached the end of the map. Keep driving anyway.

## Mileage

mileage-of = 🚐 **{ $name }** · **{ $miles }** { $miles ->
    [one] mile
   *[other] miles
  }
mileage-rank = Rank **{ $rank }**
mileage-no-rank = No rank yet
mileage-place = Place **{ $place }**
mileage-hidden = Not on the boards
mileage-streak = Streak { $days }
card-miles = miles
card-place = place
card-streak = { $days }-day streak
card-next = Next stop
card-to-go = { $miles } miles to go
card-top = End of the map
award-done = 🎁 <@{ $member }> gets **{ $miles } { $miles ->
    [one] mile
   *[other] miles
  }** and stands at **{ $balance }**.
award-reason = > { $reason }
award-rank = 🎉 <@{ $member }> is now **{ $rank }**!
award-form-title = Award miles
award-form-miles = Miles
award-form-reason = What for?
undo-done = ↩️ Taken back: **{ $miles }** miles of <@{ $member }>, who now stands at **{ $balance }**. The entry stays in the statement, with this reversal below it.
undo-already = ↩️ That entry was taken back before. Nothing changed.

## Statement

history-title = Statement of { $name }
history-empty = Nothing here yet. `/check-in` writes the first line.
history-balance = Balance: **{ $balance }**
history-line = **{ $miles }** · { $what } · { $when }
history-line-by = **{ $miles }** · { $what } · { $when } · by <@{ $actor }>
history-line-token = **{ $miles }** · { $what } · { $when } · by the program *{ $token }*
history-line-reversed = ~~{ $miles } · { $what }~~ · { $when } · taken back
history-line-nobody = **{ $miles }** · { $what } · { $when } · by somebody who was forgotten
reason-check-in = Check-in
reason-check-in-streak = Check-in, day { $days } in a row
reason-award = Award
reason-award-note = Award: { $note }
reason-reversal = Taken back: entry { $entry }
reason-performing = Performing
reason-attending = Attending
reason-watched = The Dailies
reason-other = { $reason }
button-newer = ◂ Newer
button-older = Older ▸

## Boards

board-title-all = 🏁 Leaderboard · the whole trip
board-title-month = 🏁 Leaderboard · this month
board-title-week = 🏁 Leaderboard · this week
board-empty = The road is empty. `/check-in` and take the first place.
board-line = { $place } { $name } · **{ $miles }**
board-mine = You: place **{ $place }** with **{ $miles }**
board-mine-hidden = You: **{ $miles }**, would be place { $place } (you are hidden from the boards)
board-mine-none = You: no miles on this board yet.
board-members = { $members ->
    [one] 1 member
   *[other] { $members } members
  } on the road · community odometer: { $odometer }
button-up = ◂ Up
button-down = Down ▸
button-me = My place
button-board-all = Whole trip
button-board-month = Month
button-board-week = Week

## Privacy

privacy-title = 🔏 Your data on this trip
privacy-shown = You are **on the boards**.
privacy-hidden = You are **hidden**: no board lists you.
privacy-explained = Your miles count towards the community's odometer either way. **Download** gives you everything that is stored about you here. **Erase** forgets you for good: your entries become nobody's, everybody else's totals stay as they are.
privacy-hide = Hide me
privacy-show = Show me
privacy-download = Download my data
privacy-erase = Erase me …
privacy-download-done = 📦 Everything that is stored about you in this server.
privacy-erase-title = Erase everything about me
privacy-erase-label = Type { $word } to be forgotten for good
privacy-erase-word = ERASE
privacy-erase-mistyped = ✋ That was not { $word }, so nothing was erased.
privacy-erased = 🌫️ Forgotten. Your name is off the logbook and the boards; safe travels.

## Sources of The Dailies

error-source-gone = 🪦 This source says it is gone for good. Remove it here, or add its new address.
error-source-blocked = 🔒 This source does not let the bot read it. See whether the page is public, or ask its owner.
error-source-limited = 🐢 This source asks the bot to come back later. It will, by itself.
error-source-broken = 🧩 What this source sends cannot be read. Try its address in a feed validator, or ask its owner.
error-source-away = 📡 This source does not answer just now. The bot tries again by itself; if it stays so, check the address.
error-source-too-large = 🐘 This source sends more than the bot reads. Ask its owner for a shorter feed.
error-source-not-a-feed = 🔎 There is no feed at this address. Paste the address of a feed, or of a page that names one.
error-source-no-account = 👤 There is no such account, or not any more. Check its name, or paste the address of its page.
error-source-off = 🔌 This platform is switched off here. Whoever runs the bot can switch it on; their documentation of The Dailies says how.
error-source-forbidden-address = 🚧 The bot does not go to this address. Paste a public one that starts with https://.
error-source-consent-ended = 🔑 The bot may not read this account (any more). Its owner has to connect it: the Control Room gives admins the address, or the operator does.
error-source-key-lost = 🗝️ The bot lost the key to this account's tokens. Its owner has to connect it again, or the operator puts the old key back.
error-source-defect = 🔧 The bot stumbled over this source, and tries again by itself. If it stays so, ask whoever runs the bot: the log says more.

## The Dailies

dailies-kind-post = Post
dailies-kind-video = Video
dailies-kind-short = Short
dailies-kind-live = 🔴 Live
dailies-kind-upcoming = Upcoming
dailies-kind-episode = Episode
dailies-kind-photo = Photo
dailies-kind-over = Stream, over
dailies-open-post = Read
dailies-open-video = Watch
dailies-open-short = Watch
dailies-open-live = Watch live
dailies-open-upcoming = See when
dailies-open-episode = Listen
dailies-open-photo = Look
dailies-starts = 🗓️ Starts { $when }, { $until }
dailies-live-now = 🔴 **Live now**
dailies-removed = This is no longer available at its source.
dailies-watched-post = 📖 Read it · earn miles
dailies-watched-video = ✅ Watched it · earn miles
dailies-watched-short = ✅ Watched it · earn miles
dailies-watched-live = ✅ I was there · earn miles
dailies-watched-episode = 🎧 Heard it · earn miles
dailies-watched-photo = 👀 Seen it · earn miles
dailies-watched-done = 🎬 **+{ $miles } { $miles ->
    [one] mile
   *[other] miles
  }** with The Dailies. Your odometer shows **{ $balance }**.
dailies-watched-already = ✅ You already got your miles for this one.
dailies-notice-title = 📰 **The Dailies need a look**
dailies-notice-source = • **{ $source }**: { $reason }
dailies-notice-recovered = • **{ $source }** is back. Whatever was missed follows now.
dailies-notice-host-failing = • **{ $host }** fails for many at once. Nothing to do here: the bot keeps looking, and what was missed follows by itself.
dailies-notice-host-recovered = • **{ $host }** is back. Whatever was missed follows now.
dailies-notice-channel = • <#{ $channel }>, { $source }: { $reason }
dailies-notice-ending = • The connection to **{ $account }** ends { $when }, and the bot cannot renew it. Please let its owner connect it again before that.
connect-done = Connected
connect-failed = Not connected
connect-next = { $name } on { $platform } is connected. The bot can read what this account posts, and nothing else. The crew of the server does the rest; you may close this page.
connect-ticket-over = This link is too old, or not complete. Ask for a new one: it works for 15 minutes.
connect-state-over = This attempt is too old, was finished before, or began in another browser. Open the link that you were given once more, and allow cookies for this page.
connect-denied = You did not allow the bot to read the account, so nothing was stored. If that was a slip, open the link that you were given once more.
connect-incomplete = { $platform } did not give everything the bot needs to read the account, so nothing was stored. Open the link that you were given once more, and leave every permission switched on.
connect-refused = { $platform } did not accept this attempt, so nothing was stored. Open the link that you were given once more. If it stays so, tell the operator of the bot to look into its log.
connect-away = { $platform } does not answer as it should just now, so nothing was stored. Wait some minutes, then open the link that you were given once more.
connect-unavailable = The bot cannot store anything just now. Wait some minutes, then open the link that you were given once more.
connect-consent = Accounts of this platform can be read only with the consent of their own creator, who connects them here.
connect-invitation = The address is theirs alone, and works for { $minutes } minutes.
connect-not-set-up = This bot cannot connect accounts of that platform. Its operator has to give it a key for the platform first.
dailies-notice-more = … and { $count } more: `/dailies sources`
dailies-pause-by-hand = Paused by an admin.
dailies-pause-gone = The source says it is gone for good.
dailies-pause-consent-ended = The bot may not read this account any more. Its owner has to connect it again.
dailies-pause-key-lost = The bot lost the key to this account's tokens. Its owner has to connect it again.
dailies-pause-disconnected = The account was disconnected. Connect it again, or remove the source.
dailies-pause-channel-gone = The channel was deleted. Choose another one.
dailies-pause-channel-elsewhere = That channel is not in this server. Choose another one.
dailies-pause-not-for-text = The bot posts in text and announcement channels only. Choose another one.
dailies-pause-cannot-see = The bot cannot see the channel. Give it *View Channel* there; what waits goes out by itself.
dailies-pause-cannot-send = The bot may not write in the channel. Give it *Send Messages* there; what waits goes out by itself.
dailies-pause-cannot-embed = The bot may not embed links in the channel. Give it *Embed Links* there; what waits goes out by itself.
dailies-pause-cannot-read = The bot may not read the channel's history. Give it *Read Message History* there; what waits goes out by itself.
dailies-pause-refused = Discord refuses the bot in this channel. Look at its permissions there, then resume it; what waits goes out then.
dailies-latest-title = 📰 Fresh from the crew
dailies-latest-line = • { $item } · { $kind } · { $source } · { $when }
dailies-latest-empty = 📰 Nothing here yet. Once the crew posts something, it shows up here.
dailies-sight-unsure = 📡 Discord cannot say just now which channels you see, so this is only about the one you are in. Please try again in a minute.
dailies-sources-title = 📡 What The Dailies follow
dailies-sources-empty = 📡 The Dailies follow nothing here yet.
dailies-sources-line = **{ $source }** → { $channels } · { $state }
dailies-sources-well = ✅ **{ $source }** → { $channels }
dailies-sources-well-many = ✅ { $channels } · **{ $count }**: { $sources }
dailies-sources-paused = { $channel }: { $reason }
dailies-channel-deleted = a deleted channel
dailies-state-paused = ⏸️ paused
dailies-state-channel-paused = ⏸️ channel paused
dailies-state-failing = ⚠️ { $trouble }, noticed { $since }
dailies-state-new = ⏳ not looked at yet
dailies-trouble-gone = is gone for good
dailies-trouble-blocked = does not let the bot read
dailies-trouble-limited = was asked too often
dailies-trouble-broken = cannot be read
dailies-trouble-away = does not answer
dailies-trouble-too-large = sends too much
dailies-trouble-not-a-feed = has no feed (any more)
dailies-trouble-no-account = is no account (any more)
dailies-trouble-off = is switched off here
dailies-trouble-forbidden-address = is nowhere the bot goes
dailies-trouble-consent-ended = may not be read any more
dailies-trouble-key-lost = may not be read any more
dailies-why-title = 🧾 **{ $title }**
dailies-why-published = • Published { $when }
dailies-why-seen = • Seen { $when } in { $source }
dailies-why-baseline = • Not posted: it was there before anybody here followed the source.
dailies-why-baseline-by-hand = • It was there before anybody here followed the source; an admin wants it posted.
dailies-why-new = • New, so { $count ->
    [one] one channel was
   *[other] { $count } channels were
  } looked at.
dailies-why-removed = • Removed at its source, noticed { $when }
dailies-why-nowhere = • Not posted: no channel followed the source then.
dailies-why-sent = • Posted { $when } in <#{ $channel }>: { $link }
dailies-why-held = • Held for <#{ $channel }>. { $reason }
dailies-why-waiting = • Waiting for <#{ $channel }>, its turn comes { $when }.
dailies-why-not = • Not posted in <#{ $channel }>: { $reason }
dailies-stage-published = Published, says the source.
dailies-stage-seen = Seen in { $source }.
dailies-stage-seen-nameless = Seen in its source.
dailies-stage-decided = New, so { $count ->
    [one] 1 channel was
   *[other] { $count } channels were
  } asked.
dailies-stage-nowhere = New, but no channel followed the source then.
dailies-stage-baseline = It was there before anybody here followed the source, so it is not posted by itself.
dailies-stage-baseline-by-hand = It was there before anybody here followed the source; somebody wants it posted.
dailies-stage-changed = Changed at its source since.
dailies-stage-removed = Removed at its source.
dailies-stage-waiting = Its turn comes then, or a little later.
dailies-stage-sending = Being posted, or it is not sure whether it was: the channel is read before it is sent again.
dailies-stage-sent = Posted.
dailies-stage-sent-found = Posted; found in the channel after an uncertain try.
dailies-stage-edited = The post shows what became of the item.
dailies-stage-edited-later = The post is edited at that time.
dailies-stage-deleted = The post was deleted, as the channel chose.
dailies-stage-deleted-later = The post is deleted at that time.
dailies-stage-kept = The post stays as it is.
dailies-failed-refused = Discord did not take the post.
dailies-followed = 🔔 You follow now: { $roles }. `/dailies unfollow` ends it.
dailies-unfollowed = 🔕 You follow no longer: { $roles }.
dailies-test = 🧪 **Only a test**: so a post looks in this channel.
dailies-skipped-by-hand = an admin skipped it.
dailies-skipped-catch-up = after a long silence only the newest are posted. An admin can post it by hand.
error-posted-already = ✅ It was posted already: { $link }. It can be posted once more if you want it twice.
error-being-posted = ⏳ It is being posted at this very moment. Look in the channel.
error-nothing-waits = 🤷 It does not wait for that channel, so there is nothing to skip.
error-not-a-destination = 🤷 <#{ $channel }> does not get that source. Let the channel follow it first.
error-nothing-seen-yet = ⏳ The bot has seen nothing of that source yet. Try again after its first look.
dailies-kind-taken = The channel takes its kind: { $kind }.
dailies-kind-not-taken = The channel does not take its kind: it is { $kind }, and the channel takes only { $kinds }.
dailies-kind-changed = The channel did not take its kind then; today it would.
dailies-filter-none = The channel has no filter: everything passes.
dailies-filter-passes = The filter lets it through: { $rule } ({ $fits }).
dailies-filter-stops = The filter stops it: { $rule } ({ $fits }).
dailies-filter-slow = The filter stops it: { $rule } took too long.
dailies-filter-yes = fits
dailies-filter-no = does not fit
dailies-filter-changed = The filter of that time stopped it; today's would let it through.
dailies-rule-all = all of: { $rules }
dailies-rule-any = any of: { $rules }
dailies-rule-not = not: { $rules }
dailies-rule-contains = { $field } contains `{ $value }`
dailies-rule-equals = { $field } is `{ $value }`
dailies-rule-matches = { $field } matches `{ $value }`
dailies-rule-shortest = at least { $shortest } s long
dailies-rule-length = { $shortest } to { $longest } s long
dailies-field-title = the title
dailies-field-text = the text
dailies-field-kind = the kind
dailies-field-author = the author
dailies-field-url = the address
dailies-skipped-removed = it was removed at its source before its turn came.

## Commands as Discord shows them

command-ping = See whether the bot is awake
command-check-in = Check in for today and earn miles
command-mileage = Miles: show, statement, award, undo, privacy
command-mileage-show = Show how far you (or somebody else) have come
option-mileage-show-member = Whose miles? Yours if empty
option-mileage-show-share = Show it to everybody in the channel
command-mileage-history = Your statement: every entry, what for, when and by whom
command-mileage-award = Award miles to a member
option-mileage-award-member = Who gets the miles?
option-mileage-award-miles = How many?
option-mileage-award-reason = What for? The member sees it in the statement
command-mileage-undo = Take an award back
option-mileage-undo-member = Whose entry?
option-mileage-undo-entry = Which entry? The newest award if empty
command-mileage-privacy = Hide from the boards, download or erase your data
command-leaderboard = Who has come how far
option-leaderboard-board = Which board?
option-leaderboard-share = Show it to everybody in the channel
choice-leaderboard-board-week = This week
choice-leaderboard-board-month = This month
choice-leaderboard-board-all = The whole trip
command-dailies = What the crew posts: latest, sources, follow, why
command-dailies-latest = The newest videos, photos and posts of the crew
option-dailies-latest-source = Of which source? All if empty
command-dailies-sources = What The Dailies follow here, where it goes, and whether all is well
command-dailies-follow = Be pinged when a source has something new
option-dailies-follow-source = Which source?
command-dailies-unfollow = Be pinged no longer
option-dailies-unfollow-source = Which source?
command-dailies-why = Why something was posted or not, stage by stage
option-dailies-why-item = Which one?
menu-show-mileage = Show mileage
menu-award-miles = Award miles

## Channels and roles to choose from

channel-not-for-text = The bot posts in text and announcement channels only.
channel-cannot-see = The bot cannot see the channel. Give it *View Channel* there.
channel-cannot-send = The bot may not write in the channel. Give it *Send Messages* there.
channel-cannot-embed = The bot may not embed links in the channel. Give it *Embed Links* there.
channel-cannot-read = The bot may not read the channel's history. Give it *Read Message History* there.
role-everyone = Everybody has it: there is nothing to give.
role-role-gone = The role was deleted. Choose another one.
role-role-managed = The role belongs to a bot or an integration, and Discord lets nobody give it. Choose another one.
role-no-manage-roles = The bot lacks the permission *Manage Roles*. Invite it again with it, or give it to @{ $mine }.
role-role-above-mine = @{ $role } is not below @{ $mine }, the bot's highest role. In *Server Settings → Roles*, drag @{ $mine } above @{ $role }.
role-refused = Discord refuses the bot. Look at its permissions, then save the ranks again.

## What is wrong with a server's setup (Admin API)

permission-view-channel = View Channels
permission-send-messages = Send Messages
permission-embed-links = Embed Links
permission-attach-files = Attach Files
permission-read-message-history = Read Message History
permission-manage-roles = Manage Roles
problem-bot-not-here = The bot is not in this server: nothing works here.
problem-bot-not-here-cure = Invite it (again). What was stored is still there.
problem-endpoint-not-set = Discord does not know where the bot is: no command is answered in any server.
problem-endpoint-not-set-cure = The operator enters { $address } as the Interactions Endpoint URL; Discord tries it and then saves it.
problem-endpoint-elsewhere = Discord sends commands to another address than this bot's: they may be answered by another one, or by nobody.
problem-endpoint-elsewhere-cure = The operator enters { $address } as the Interactions Endpoint URL, or sets PUBLIC_URL to the address there.
problem-events-not-set = The bot is not told when it is added to a server, or when somebody takes back their consent.
problem-events-not-set-cure = The operator enters { $address } as the Endpoint URL for webhook events and turns on *Application Authorized*.
problem-permissions = The bot lacks permissions in this server: { $names }. What needs them does not work.
problem-permissions-cure = Invite it again with this link: it keeps what it has and gets what is missing.
problem-notice-nowhere = When something goes wrong, nobody is told: there is no channel for notices.
problem-notice-nowhere-cure = Choose a channel for notices in the settings.
problem-notice-channel-gone = When something goes wrong, nobody is told: the channel for notices was deleted.
problem-notice-channel-gone-cure = Choose another channel for notices in the settings.
problem-notice-channel = When something goes wrong, nobody is told: the bot cannot post in #{ $channel }.
problem-setting-role-gone = The setting { $setting } names { $count ->
    [one] a role that was deleted
   *[other] { $count } roles that were deleted
  }; nobody holds what it gives.
problem-setting-role-gone-cure = Choose the roles of { $setting } anew.
problem-rank-role = Whoever reaches the rank { $rank } does not get its role.
problem-rank-resuming = The role of the rank { $rank } is paused, although the bot can give it again.
problem-rank-resuming-cure = Nothing: it resumes by itself within ten minutes.
problem-ranks-without-roles = Ranks are reached, but nobody gets a role for them.
problem-ranks-without-roles-cure = Choose roles for the ranks.
problem-only-admins-award = Nobody but admins may award miles.
problem-only-admins-award-cure = Name the roles that may, such as @Producer, in the settings.
problem-dailies-nothing = The Dailies bring nothing: no source is followed.
problem-dailies-nothing-cure = Add a source and the channel that gets what is new.
problem-dailies-no-channel = What is new from { $source } goes nowhere: no channel gets it.
problem-dailies-no-channel-cure = Choose a channel for it.
problem-dailies-source-paused = Nothing new comes from { $source }: it is paused.
problem-dailies-source-failing = Nothing new comes from { $source }: it could not be read several times in a row.
problem-dailies-channel = What is new from { $source } waits and does not come to #{ $channel }.

# --- Pages of the web side (app/control_room/pages)
page-home-title = The Control Room
page-home = Where the admins of a server look after miles and the Dailies. Its pages are not built on this server yet; signed in with Discord, you can use the Admin API.
page-home-signed-in = You are signed in as { $name }. The pages of the Control Room are not built on this server yet (`make build-dashboard` does it); until then, the Admin API does all of it.
page-home-docs = What the Admin API can do
page-sign-in = Sign in with Discord
page-sign-in-again = Sign in again
page-sign-in-lost-title = That way in is closed
page-sign-in-lost = This sign-in took too long, was used before, or began in another browser. Nothing has happened: please sign in again.
page-sign-in-denied-title = Not signed in
page-sign-in-denied = You said no to Discord, and that is fine: nothing was stored. To use the Control Room, sign in and allow the bot to see who you are.
page-sign-in-refused-title = Discord said no
page-sign-in-refused = Discord did not accept this sign-in. Please try again; if it stays like this, the operator has to look at the bot's client secret and redirect address.
page-sign-in-discord-trouble-title = Discord had trouble
page-sign-in-discord-trouble = Something went wrong at Discord, so you are not signed in yet. It is nothing that you or this bot did. Please try again in a minute.
page-sign-in-discord-away-title = Discord is not answering
page-sign-in-discord-away = Signing in needs Discord, which does not pick up right now. Please try again in a minute.
page-sign-in-database-away-title = The logbook is out of reach
page-sign-in-database-away = The bot cannot reach its database right now. Please try again in a minute.

## What does not fit, beside a field

field-unknown = is not known here
field-missing = is missing
field-no-parameter = is not a parameter of this operation
field-repeated = is given more than once
field-null = is null: leave it out instead
field-empty = must not be empty
field-at-least = must be at least { $bound }
field-at-most = must be at most { $bound }
field-too-short = must have at least { $bound } characters
field-too-long = must have at most { $bound } { $bound ->
    [one] character
   *[other] characters
  }
field-too-few = must have at least { $bound } { $bound ->
    [one] entry
   *[other] entries
  }
field-too-many = must have at most { $bound } { $bound ->
    [one] entry
   *[other] entries
  }
field-choice = must be one of these: { $choices }
field-id = must be an id, in digits
field-pattern = must be written as { $pattern }
field-whole-number = must be a whole number
field-number = must be a number
field-text = must be a text
field-yes-or-no = must be true or false
field-list = must be a list
field-object = must be an object
field-time = must be a time such as 2026-11-24T20:00:00Z
field-date = must be a day such as 2026-11-24
field-out-of-range = is out of range
field-nul = has a character that cannot be stored (NUL)
field-missing-for-all = is missing, here and for all
field-nobody = is nobody in this server
field-bad-lines = { $count ->
    [one] A problem in the lines
   *[other] { $count } problems in the lines
  }: nothing was booked.
field-line-twice = names a line more than once
field-over = is over: choose a time to come
field-role-gone = is no role of this server: choose one that is there
field-role-everyone = is @everyone, which everybody holds: choose another role
field-role-powerful = gives power over the server or its members. Nobody should be able to earn that by checking in: choose another role
field-role-twice = is named twice: name each role once
field-channel-gone = is no channel of this server: choose one that is there
field-address = is not a public address: begin it with https:// or http://, without a password, on port 80 or 443
field-address-fragment = has a # in it, and what stands behind that is never sent: leave it out
field-address-taken = is the address of another webhook of this server: change that one, or choose another address
field-channel-not-for-text = is no channel that the bot posts in: choose a text or announcement channel
field-too-deep = has too many objects and lists in one another
field-cursor = is not a cursor of this list: leave it out to start anew
field-after = is after { $day }
field-before-since = is before since
field-days-before = is more than { $days } days before { $day }
field-day-between = is a day from { $first } to { $last }
field-too-slow = did not arrive within { $seconds } seconds
people-to-look-up = { $count } of these people have to be looked up at Discord (who is new here, or everybody where there are no-mile roles), and { $most } can be in one request: send fewer at once
field-no-lines = names lines that are not there: { $lines }

## What is wrong with a file of miles

import-in-line = line { $line }: { $problem }
import-packed = is packed, or a spreadsheet's own file: save it as CSV
import-empty = is empty
import-cut-off = ends in the middle: it was not written or sent to its end
import-not-utf-8 = is not UTF-8. If a spreadsheet saved it as ANSI, send it with encoding=windows-1252
import-other-encoding = is not { $encoding }
import-no-csv = is no CSV: { $why }
import-no-json = is no JSON: { $why }
import-not-csv = is JSON, and no CSV
import-not-json = is no JSON, as { $format } would be
import-unknown-format = is of no known format: there are { $formats }, to be named with format=
import-ledger = is a ledger, entry by entry: send balances, such as the export of members
import-column-twice = names the column `{ $column }` more than once: leave one of them
import-no-columns = names no columns `user_id` or `name`, and `balance` or `miles`
import-no-list = has no list of `{ $key }`
import-no-users = has no `users` by their ids
import-other-servers = is of a whole bot, and has nothing about this server ({ $server })
import-too-long = holds more than { $most } lines: split it
import-nothing-read = has no line with a member and miles
import-only-bad-lines = has no line with a member and miles; the first of { $count }: line { $first } { $problem }
import-line-unread = cannot be read: { $why }
import-line-cells = has { $cells } { $cells ->
    [one] cell
   *[other] cells
  }, and the first line { $wanted }
import-line-nobody = names nobody: it has neither an id nor a name
import-line-rounded = has the id { $id }, which a spreadsheet has rounded: import the file as it was exported
import-line-no-id = has { $given } where an id should be
import-line-id-of-nobody = has the id { $id }, which nobody can have
import-line-fraction = has { $given } miles: miles are whole
import-line-negative = has { $given } miles: nobody begins below zero
import-line-no-miles = has { $given } where miles should be
import-line-too-many = has { $given } miles: at most { $most } can be in a line
import-line-grouped = has { $given }, which some read as thousands: write the digits alone
import-applied = It is applied already: what it booked is taken back with its batch.
import-nobody-matched = Nobody in it is matched with a member: match lines by hand first.
