import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { IconArrowLeft } from "@tabler/icons-react";
import { useEffect } from "react";

import { useGuild } from "../../api/session/session";
import { ButtonLink } from "../../parts/links";
import { PageHeader } from "../../parts/PageHeader";
import { ReadOnlyNotice } from "../../parts/states/ReadOnlyNotice";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { Booking } from "./Booking";
import { Looking } from "./Looking";
import { Outcome } from "./Outcome";
import { oneImport, type Import } from "./queries";
import { Sender } from "./Sender";
import { Steps } from "./Steps";
import { texts as catalogue } from "./texts/catalogue";

/** One import, wherever it is: looked at, being booked, booked. It is kept by the bot: leaving loses nothing. */
export function ImportPage() {
  const texts = useTexts(catalogue);
  const formats = useFormats();
  const guild = useGuild();
  const { importId } = useParams({ from: "/signed-in-only/guilds/$guildId/mileage/import/$importId" });
  const { data: one } = useSuspenseQuery(oneImport(guild.id, importId));
  useFreshMiles(guild.id, one.state);
  return (
    <>
      <PageHeader
        title={one.file_name}
        lead={
          <>
            {texts.about(texts.formats[one.format], one.lines, formats.number(one.lines))} {texts.sentBy}{" "}
            <Sender one={one} />, <time dateTime={one.created_at}>{formats.moment(one.created_at)}</time>.
          </>
        }
      >
        <ButtonLink
          to="/guilds/$guildId/mileage/import"
          params={{ guildId: guild.id }}
          variant="default"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
        >
          {texts.allImports}
        </ButtonLink>
      </PageHeader>
      <ReadOnlyNotice needs="editor" />
      <Steps now={one.state === "read" ? "look" : "booked"} over={one.state !== "read" && one.state !== "applying"} />
      {one.state === "read" && one.dry_run && <Looking guildId={guild.id} one={one} dryRun={one.dry_run} />}
      {one.state === "applying" && <Booking one={one} />}
      {(one.state === "applied" || one.state === "stopped") && one.batch_id !== null && (
        <Outcome guildId={guild.id} one={one} batchId={one.batch_id} />
      )}
    </>
  );
}

/** Balances, boards and figures are read anew when it is booked. */
function useFreshMiles(guildId: string, state: Import["state"]) {
  const queries = useQueryClient();
  useEffect(() => {
    if (state === "applied") void queries.invalidateQueries({ queryKey: ["guilds", guildId], refetchType: "none" });
  }, [queries, guildId, state]);
}
