import { Anchor, Button, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { IconChevronRight, IconPlus } from "@tabler/icons-react";

import { signInAddress } from "../api/address";
import { invitation, myGuilds, type MyGuild } from "../api/session/session";
import { PageHeader } from "../parts/PageHeader";
import { useTexts } from "../texts/texts";
import { GuildIcon } from "./GuildIcon";
import classes from "./GuildPickerPage.module.css";
import { texts as catalogue } from "./texts/catalogue";

const route = getRouteApi("/signed-in-only/");

export function GuildPickerPage() {
  const texts = useTexts(catalogue);
  const { missing } = route.useSearch();
  const { data: guilds } = useSuspenseQuery(myGuilds);
  return (
    <div className={classes["page"]}>
      <PageHeader title={texts.yourServers} lead={texts.yourServersLead} />
      {missing && (
        <Text role="status" className={classes["missing"] ?? ""}>
          {texts.missing}
        </Text>
      )}
      {guilds.length > 0 ? <Guilds guilds={guilds} /> : <NoGuilds />}
      <AddBot />
    </div>
  );
}

function Guilds({ guilds }: { guilds: readonly MyGuild[] }) {
  const texts = useTexts(catalogue);
  return (
    <ul className={classes["guilds"]}>
      {guilds.map((guild) => (
        <li key={guild.id}>
          <Link to="/guilds/$guildId" params={{ guildId: guild.id }} className={classes["guild"]}>
            <GuildIcon guild={guild} size={44} />
            <span className={classes["about"]}>
              <bdi className={classes["name"]}>{guild.name}</bdi>
              <Text span size="sm" c="dimmed">
                {texts.levels[guild.level]}
              </Text>
            </span>
            <IconChevronRight size={20} aria-hidden className={classes["arrow"]} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function NoGuilds() {
  const texts = useTexts(catalogue);
  return (
    <section className={classes["empty"]}>
      <Title order={2} size="h3">
        {texts.noServers}
      </Title>
      <Text c="dimmed">{texts.noServersLead}</Text>
    </section>
  );
}

/** The list of servers is made at the sign-in, so a new one is in it after the next. */
function AddBot() {
  const texts = useTexts(catalogue);
  const { data } = useSuspenseQuery(invitation);
  return (
    <section className={classes["add"]}>
      <div>
        <Title order={2} size="h4">
          {texts.addBotTitle}
        </Title>
        <Text c="dimmed">{texts.addBotLead}</Text>
        <Anchor size="sm" href={signInAddress("/")}>
          {texts.addedAlready}
        </Anchor>
      </div>
      <Button
        component="a"
        href={data.url}
        target="_blank"
        rel="noreferrer"
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
      >
        {texts.addBot}
      </Button>
    </section>
  );
}
