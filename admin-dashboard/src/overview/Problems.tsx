import { Anchor, Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Fragment, useState } from "react";

import { TextLink } from "../parts/links";
import { useTexts } from "../texts/texts";
import { PROBLEMS_ID } from "./Attention";
import classes from "./Overview.module.css";
import { Part } from "./Part";
import { problems, type SetupProblem } from "./queries";
import { Sheet } from "./Sheet";
import { pageOf } from "./setup";
import { SeverityLight } from "./SeverityLight";
import { texts as catalogue } from "./texts/catalogue";

const FIRST_SHOWN = 4;

/** What is wrong, the worst first, each with its cure and the way there. */
export function Problems({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  const query = useQuery(problems(guildId));
  return (
    <Sheet title={texts.problems} id={PROBLEMS_ID}>
      <Part query={query} className={query.data ? "" : classes["list"]}>
        {(all) => (all.length > 0 ? <List all={all} guildId={guildId} /> : <Text c="dimmed">{texts.allWellLead}</Text>)}
      </Part>
    </Sheet>
  );
}

function List({ all, guildId }: { all: readonly SetupProblem[]; guildId: string }) {
  const texts = useTexts(catalogue);
  const [allShown, setAllShown] = useState(false);
  const shown = allShown ? all : all.slice(0, FIRST_SHOWN);
  return (
    <>
      <ul className={classes["problems"]}>
        {shown.map((problem) => (
          <Problem key={problem.id} problem={problem} guildId={guildId} />
        ))}
      </ul>
      {shown.length < all.length && (
        <Button
          variant="default"
          mt="md"
          onClick={() => {
            setAllShown(true);
          }}
        >
          {texts.showAll(all.length)}
        </Button>
      )}
    </>
  );
}

function Problem({ problem, guildId }: { problem: SetupProblem; guildId: string }) {
  const texts = useTexts(catalogue);
  const page = pageOf(problem.kind);
  return (
    <li className={classes["problem"]}>
      <SeverityLight severity={problem.severity} label={texts.severities[problem.severity]} />
      <p className={classes["consequence"]}>{problem.consequence}</p>
      <p className={classes["cure"]}>
        <Emphasised text={problem.cure} />
      </p>
      {(page ?? problem.link) && (
        <span className={classes["ways"]}>
          {page && (
            <TextLink to={`/guilds/$guildId/${page}`} params={{ guildId }} inherit>
              {texts.goTo[page]}
            </TextLink>
          )}
          {problem.link && (
            <Anchor href={problem.link} target="_blank" rel="noreferrer" inherit>
              {texts.atDiscord}
            </Anchor>
          )}
        </span>
      )}
    </li>
  );
}

/** The API sets the names of menus between asterisks: `In *Server Settings → Roles*, drag …`. */
function Emphasised({ text }: { text: string }) {
  return text
    .split(/\*([^*]+)\*/)
    .map((part, index) => (index % 2 === 1 ? <em key={index}>{part}</em> : <Fragment key={index}>{part}</Fragment>));
}
