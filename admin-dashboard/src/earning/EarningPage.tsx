import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { Problem } from "../api/problems";
import { useGuild } from "../api/session/session";
import { PageHeader } from "../parts/PageHeader";
import { DraftBar } from "../parts/saving/DraftBar";
import { useDraft } from "../parts/saving/useDraft";
import { Section } from "../parts/Section";
import { ReadOnlyNotice } from "../parts/states/ReadOnlyNotice";
import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import { Amount } from "./Amount";
import classes from "./Amount.module.css";
import { ByHand } from "./ByHand";
import { dayExample, exampleOf } from "./examples";
import { formOf, gapsIn, MOST, patchOf, type EarningForm, type Reason, type RuleField } from "./form";
import { FormValue } from "./FormValue";
import { Multipliers } from "./Multipliers";
import { NoMileRoles } from "./NoMileRoles";
import { rulesIn, saveRules } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import { Trial } from "./Trial";

const UNPROCESSABLE = 422;
const MINUTE = 60;

/** What each rule has: only days in a row of check-ins count. */
const FIELDS: Readonly<Record<Reason, readonly RuleField[]>> = {
  "check-in": ["miles", "streak_step", "streak_most", "cap_per_day", "cooldown_seconds"],
  watched: ["miles", "cap_per_day", "cooldown_seconds"],
};

export function EarningPage() {
  const texts = useTexts(catalogue);
  const words = useWords();
  const guild = useGuild();
  const queries = useQueryClient();
  const { data: found } = useSuspenseQuery(rulesIn(guild.id));
  const draft = useDraft(
    useMemo(() => formOf(found.data), [found.data]),
    found.version,
  );
  const form = draft.value;
  const gaps = gapsIn(form);
  const readOnly = !guild.may("admin");
  const shared = { guildId: guild.id, form, readOnly, set: draft.set };

  const save = async (changes: Partial<EarningForm>, version: string) => {
    if (gaps.size > 0) throw new Problem(UNPROCESSABLE, texts.mendFirst);
    const saved = await saveRules(guild.id, patchOf(changes, draft.base.value), version);
    queries.setQueryData(rulesIn(guild.id).queryKey, saved);
    return { value: formOf(saved.data), version: saved.version };
  };
  const readAgain = async () => {
    const now = await queries.query({ ...rulesIn(guild.id), staleTime: 0 });
    return { value: formOf(now.data), version: now.version };
  };

  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      <ReadOnlyNotice needs="admin" />
      {(["check-in", "watched"] as const).map((reason) => (
        <Section key={reason} title={texts.reasons[reason]} lead={texts.reasonLeads[reason]}>
          <div className={classes["amounts"]}>
            {FIELDS[reason].map((field) => (
              <Amount
                key={field}
                label={texts.fields[field]}
                {...unitOf(field, texts)}
                value={form[`${reason}.${field}`]}
                most={MOST[field]}
                mayBeEmpty={field === "cap_per_day"}
                example={exampleOf(form, reason, field, words)}
                missing={gaps.has(`${reason}.${field}`)}
                readOnly={readOnly}
                onChange={(value) => {
                  draft.set(`${reason}.${field}`, value);
                }}
              />
            ))}
          </div>
        </Section>
      ))}
      <Section title={texts.day} lead={texts.dayLead}>
        <div className={classes["amounts"]}>
          <Amount
            label={texts.fields.cap_per_day}
            unit={texts.unitMiles}
            value={form.cap_per_day}
            most={2 ** 31}
            mayBeEmpty
            example={dayExample(form, words)}
            missing={false}
            readOnly={readOnly}
            onChange={(value) => {
              draft.set("cap_per_day", value);
            }}
          />
        </div>
      </Section>
      <Section title={texts.multipliers} lead={texts.multipliersLead}>
        <Multipliers {...shared} gaps={gaps} words={words} />
      </Section>
      <Section title={texts.noMile} lead={texts.noMileLead}>
        <NoMileRoles {...shared} />
      </Section>
      <Section title={texts.byHand} lead={texts.byHandLead}>
        <ByHand {...shared} />
      </Section>
      {!readOnly && (
        <>
          <Section title={texts.trial} lead={texts.trialLead}>
            <Trial guildId={guild.id} change={patchOf(draft.changes, draft.base.value)} sound={gaps.size === 0} />
          </Section>
          <DraftBar
            draft={draft}
            save={save}
            readAgain={readAgain}
            labels={texts.labels}
            show={(field, value) => <FormValue guildId={guild.id} field={field} value={value} />}
          />
        </>
      )}
    </>
  );
}

function unitOf(field: RuleField, texts: { unitMiles: string; unitDays: string; unitMinutes: string }) {
  if (field === "cooldown_seconds") return { unit: texts.unitMinutes, per: MINUTE };
  return { unit: field === "streak_most" ? texts.unitDays : texts.unitMiles };
}

/** For examples, whose times are of no zone. */
function useWords() {
  const { examples } = useTexts(catalogue);
  const { number, percent, clock } = useFormats("UTC");
  return { texts: examples, number, percent, clock };
}
