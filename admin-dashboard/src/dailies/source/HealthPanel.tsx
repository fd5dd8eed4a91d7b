import { Anchor, Text } from "@mantine/core";
import type { ReactNode } from "react";

import { Moment } from "../../parts/time/Moment";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import type { Source } from "../queries";
import { Health } from "../sources/Health";
import { LagFigures } from "../sources/LagFigures";
import { PlatformMark } from "../sources/PlatformMark";
import { texts as catalogue } from "../texts/catalogue";
import { Told } from "../told/Told";
import classes from "./HealthPanel.module.css";
import { usePaces } from "./usePaces";

/** How a source is, why, and what cures it. */
export function HealthPanel({ source }: { source: Source }) {
  const texts = useTexts(catalogue);
  return (
    <section className={classes["panel"]} data-state={source.state} aria-label={texts.healthTitle}>
      <div className={classes["state"]} role="status">
        <PlatformMark kind={source.kind} />
        <div>
          <Health state={source.state} />
          <Reason source={source} />
        </div>
      </div>
      <Facts source={source} />
    </section>
  );
}

function Reason({ source: { state, problem, paused, failures, destinations } }: { source: Source }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const trouble = paused ?? problem;
  const held = destinations.filter((each) => each.paused).length;
  return (
    <>
      <Text mt={2}>
        {trouble ? <Told sentence={trouble.sentence} /> : state === "new" ? texts.newLead : texts.fineLead}
      </Text>
      {trouble?.since && (
        <Text size="sm" c="dimmed">
          {texts.since} <Moment at={trouble.since} />
          {!paused && failures > 0 && `. ${texts.failures(number(failures), failures)}`}
        </Text>
      )}
      {held > 0 && !paused && <Text size="sm">{texts.channelTrouble(number(held), held)}</Text>}
    </>
  );
}

function Facts({ source }: { source: Source }) {
  const texts = useTexts(catalogue);
  const { day } = useFormats();
  const { wordsFor } = usePaces(null);
  const { looked_at, next_look_at, looks_every, lag, address, created_at } = source;
  return (
    <dl className={classes["facts"]}>
      <Fact name={texts.lastLook}>{looked_at ? <Moment at={looked_at} /> : texts.never}</Fact>
      <Fact name={texts.nextLook}>{next_look_at ? <NextLook at={next_look_at} /> : texts.notWhilePaused}</Fact>
      <Fact name={texts.looksEvery}>{wordsFor(looks_every)}</Fact>
      <Fact name={texts.followedSince}>{day(created_at)}</Fact>
      <Fact name={texts.lag}>
        <LagFigures lag={lag} explained />
      </Fact>
      <Fact name={texts.address}>
        <Address address={address} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What is due is looked at within seconds. */
function NextLook({ at }: { at: string }) {
  const texts = useTexts(catalogue);
  return isDue(at) ? texts.soon : <Moment at={at} />;
}

const isDue = (at: string) => Date.parse(at) <= Date.now();

/** Accounts have no web address here, such as `instagram:17841`. */
function Address({ address }: { address: string }) {
  if (!/^https?:/.test(address)) return <bdi>{address}</bdi>;
  return (
    <Anchor href={address} target="_blank" rel="noreferrer" inherit>
      {address}
    </Anchor>
  );
}
