import { Button, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconPlayerPause } from "@tabler/icons-react";

import { Emphasised } from "../parts/Emphasised";
import { sayProblem } from "../parts/notify";
import { rolesOf, type Role } from "../parts/pickers/queries";
import { useTexts } from "../texts/texts";
import type { Rank } from "./draft";
import { ranksIn, resync, resyncIn } from "./queries";
import classes from "./RankList.module.css";
import { texts as catalogue } from "./texts/catalogue";
import type { Texts } from "./texts/en";

/** Why a rank's role is not given, and what helps. Trying again looks after everybody's roles anew. */
export function PausedRank({ guildId, rank, readOnly }: { guildId: string; rank: Rank; readOnly: boolean }) {
  const texts = useTexts(catalogue);
  const queries = useQueryClient();
  const { data: roles } = useQuery(rolesOf(guildId));
  const trying = useMutation({
    mutationFn: () => resync(guildId),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ranksIn(guildId).queryKey });
      void queries.invalidateQueries({ queryKey: resyncIn(guildId).queryKey });
    },
    onError: sayProblem,
  });
  return (
    <div className={classes["paused"]}>
      <strong>
        <IconPlayerPause size={16} aria-hidden />
        {texts.paused}
      </strong>
      <Text size="sm" flex="1 1 16rem">
        {texts.pausedBecause} {roles && <Emphasised text={cureOf(rank, roles, texts)} />}
      </Text>
      {!readOnly && (
        <Button
          size="compact-sm"
          variant="default"
          loading={trying.isPending}
          onClick={() => {
            trying.mutate();
          }}
        >
          {texts.tryAgain}
        </Button>
      )}
    </div>
  );
}

/** As the role is now, which may be better than when the rank was paused. */
function cureOf({ role_id, paused_reason }: Rank, roles: readonly Role[], texts: Texts): string {
  const role = roles.find(({ id }) => id === role_id);
  if (!role) return texts.pausedGone;
  return role.problem ?? (paused_reason === "refused" ? texts.pausedUnknown : texts.pausedMended);
}
