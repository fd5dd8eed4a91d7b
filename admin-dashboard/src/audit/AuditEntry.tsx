import {
  IconCoin,
  IconFileImport,
  IconFilter,
  IconKey,
  IconQuestionMark,
  IconRosetteDiscountCheck,
  IconRss,
  IconSettings,
  IconShieldLock,
  IconWebhook,
  type Icon,
} from "@tabler/icons-react";

import { TextLink } from "../parts/links";
import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import classes from "./AuditEntry.module.css";
import { Differences } from "./Differences";
import { changesOf, factsOf, saysAll } from "./facts";
import type { AuditLine } from "./queries";
import type { AuditSearch, Family } from "./search";
import { texts as catalogue } from "./texts/catalogue";
import { OPERATOR, type Names } from "./useNames";
import { isolated, valueText } from "./values";

const ICONS: Record<Family, Icon> = {
  settings: IconSettings,
  ranks: IconRosetteDiscountCheck,
  mileage: IconCoin,
  import: IconFileImport,
  privacy: IconShieldLock,
  dailies: IconRss,
  hook: IconWebhook,
  token: IconKey,
};

interface AuditEntryProps {
  line: AuditLine;
  names: Names;
  search: AuditSearch;
}

/** Who, what, when, and what it was before. */
export function AuditEntry({ line, names, search }: AuditEntryProps) {
  const texts = useTexts(catalogue);
  const formats = useFormats();
  const speech = { names, texts, formats };
  const changes = changesOf(line);
  const facts = factsOf(line, changes, {
    about: isolated(names.subject(line)),
    field: (path) => texts.theSettings[path[0] ?? ""] ?? path.join(" · "),
    value: (path, value) => valueText(path, value, speech),
  });
  const who = line.action === "privacy.erase" && line.actor === OPERATOR ? texts.whoever : names.actor(line);
  const Mark = (ICONS as Record<string, Icon>)[line.action.split(".")[0] ?? ""] ?? IconQuestionMark;
  return (
    <li className={classes["line"]}>
      <span className={classes["mark"]}>
        <Mark size={18} stroke={1.7} aria-hidden />
      </span>
      <div className={classes["words"]}>
        <p className={classes["sentence"]}>
          <TextLink
            from="/guilds/$guildId/audit"
            to="."
            search={{ ...search, actor: line.actor }}
            replace
            resetScroll={false}
            title={texts.onlyWhat(who)}
            className={classes["who"] ?? ""}
          >
            <bdi>{who}</bdi>
          </TextLink>{" "}
          {texts.did[line.action]?.(facts) ?? texts.unknown(line.action)}
        </p>
        {!saysAll(line, facts, changes) && <Differences changes={changes} speech={speech} />}
      </div>
      <div className={classes["when"]}>
        <time dateTime={line.happened_at} title={formats.moment(line.happened_at)}>
          {formats.clock(line.happened_at)}
        </time>
        {search.subject === undefined && (
          <TextLink
            from="/guilds/$guildId/audit"
            to="."
            search={{ ...search, subject: line.subject }}
            replace
            resetScroll={false}
            title={texts.onlyThis}
            aria-label={`${texts.onlyThis}: ${names.subject(line)}`}
            className={classes["only"] ?? ""}
          >
            <IconFilter size={16} stroke={1.7} aria-hidden />
          </TextLink>
        )}
      </div>
    </li>
  );
}
