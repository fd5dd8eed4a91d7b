import { Button, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconRefresh } from "@tabler/icons-react";
import { useState } from "react";

import { ProblemLine } from "../parts/ProblemLine";
import { ProgressLine } from "../parts/states/ProgressLine";
import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import { resync, resyncIn } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

interface ResyncProps {
  guildId: string;
  /** How many members' roles do not fit what was just saved. */
  due: number;
  onAsked: () => void;
}

/** Looks after everybody's roles, and shows how far that is; also when somebody else asked for it. */
export function Resync({ guildId, due, onAsked }: ResyncProps) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const queries = useQueryClient();
  const [total, setTotal] = useState(0);
  const { data } = useQuery(resyncIn(guildId));
  const asking = useMutation({
    mutationFn: () => resync(guildId),
    onSuccess: ({ members }) => {
      setTotal(members);
      queries.setQueryData(resyncIn(guildId).queryKey, { waiting: members });
      onAsked();
    },
  });
  const left = data?.waiting ?? 0;
  const all = Math.max(total, left);
  if (all > 0) {
    return <ProgressLine label={left > 0 ? texts.resyncing : texts.resynced} done={all - left} total={all} />;
  }
  return (
    <>
      <Text>{due > 0 ? texts.resyncDue(due, number(due)) : texts.resyncLead}</Text>
      <Button
        mt="sm"
        variant={due > 0 ? "filled" : "default"}
        leftSection={<IconRefresh size={18} aria-hidden />}
        loading={asking.isPending}
        onClick={() => {
          asking.mutate();
        }}
      >
        {texts.resyncNow}
      </Button>
      <ProblemLine error={asking.error} />
    </>
  );
}
