import { useNavigate } from "@tanstack/react-router";
import { IconArrowLeft } from "@tabler/icons-react";

import { useGuild } from "../../api/session/session";
import { ButtonLink } from "../../parts/links";
import { PageHeader } from "../../parts/PageHeader";
import { ReadOnlyNotice } from "../../parts/states/ReadOnlyNotice";
import { useTexts } from "../../texts/texts";
import { FileDrop } from "./FileDrop";
import { Formats } from "./Formats";
import classes from "./imports.module.css";
import { PastImports } from "./PastImports";
import { Steps } from "./Steps";
import { texts as catalogue } from "./texts/catalogue";

/** The first step, and what was imported before. */
export function ImportsPage() {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead}>
        <ButtonLink
          to="/guilds/$guildId/mileage"
          params={{ guildId: guild.id }}
          variant="default"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
        >
          {texts.toMileage}
        </ButtonLink>
      </PageHeader>
      <ReadOnlyNotice needs="editor" />
      {guild.may("editor") && (
        <>
          <Steps now="file" />
          <div className={classes["sending"]}>
            <FileDrop
              guildId={guild.id}
              onRead={({ id }) =>
                void navigate({
                  to: "/guilds/$guildId/mileage/import/$importId",
                  params: { guildId: guild.id, importId: id },
                })
              }
            />
            <Formats />
          </div>
        </>
      )}
      <PastImports guildId={guild.id} />
    </>
  );
}
