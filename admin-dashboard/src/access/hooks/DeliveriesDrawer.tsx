import { Button, SegmentedControl, Text } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { IconRepeat } from "@tabler/icons-react";

import { SideDrawer } from "../../parts/drawers/SideDrawer";
import { sayDone, sayProblem } from "../../parts/notify";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { EmptyState } from "../../parts/states/EmptyState";
import { NothingFits } from "../../parts/states/NothingFits";
import { RowsLoading } from "../../parts/states/RowsLoading";
import { MoreRows } from "../../parts/tables/MoreRows";
import { useTexts } from "../../texts/texts";
import { deliveriesOf, hooksOf, replayDeadLetters, type DeliveryState, type Hook } from "../queries";
import { DELIVERY_STATES } from "../search";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./DeliveriesDrawer.module.css";
import { DeliveryEntry } from "./DeliveryEntry";

const route = getRouteApi("/signed-in-only/guilds/$guildId/access");
const ALL = "all";

interface DeliveriesDrawerProps {
  guildId: string;
  /** Null: it is closed. */
  hook: Hook | null;
  state: DeliveryState | undefined;
}

export function DeliveriesDrawer({ guildId, hook, state }: DeliveriesDrawerProps) {
  const { hooks: texts } = useTexts(catalogue);
  const navigate = route.useNavigate();
  return (
    <SideDrawer
      opened={hook !== null}
      title={texts.deliveriesTitle}
      onClose={() => {
        void navigate({ search: {}, resetScroll: false });
      }}
    >
      {hook && (
        <>
          <p className={classes["address"]}>{hook.url}</p>
          <SegmentedControl
            fullWidth
            aria-label={texts.show}
            data={[
              { value: ALL, label: texts.all },
              ...DELIVERY_STATES.map((one) => ({ value: one, label: texts.deliveryStates[one] })),
            ]}
            value={state ?? ALL}
            onChange={(wanted) => {
              const chosen = DELIVERY_STATES.find((one) => one === wanted);
              void navigate({
                search: { hook: hook.id, ...(chosen && { state: chosen }) },
                replace: true,
                resetScroll: false,
              });
            }}
          />
          {hook.dead > 0 && <DeadLetters guildId={guildId} hook={hook} />}
          <Deliveries guildId={guildId} hook={hook} state={state} />
        </>
      )}
    </SideDrawer>
  );
}

function DeadLetters({ guildId, hook }: { guildId: string; hook: Hook }) {
  const { hooks: texts } = useTexts(catalogue);
  const queries = useQueryClient();
  const replaying = useMutation({
    mutationFn: () => replayDeadLetters(guildId, hook.id),
    onSuccess: async ({ replayed }) => {
      await queries.invalidateQueries({ queryKey: hooksOf(guildId).queryKey });
      sayDone(texts.replayedAll(replayed));
    },
    onError: sayProblem,
  });
  return (
    <div className={classes["dead"]}>
      <Text size="sm">{texts.deadLead(hook.dead)}</Text>
      <Button
        size="compact-md"
        leftSection={<IconRepeat size={16} aria-hidden />}
        loading={replaying.isPending}
        onClick={() => {
          replaying.mutate();
        }}
      >
        {texts.replayAll}
      </Button>
    </div>
  );
}

function Deliveries({ guildId, hook, state }: { guildId: string; hook: Hook; state: DeliveryState | undefined }) {
  const { hooks: texts } = useTexts(catalogue);
  const navigate = route.useNavigate();
  const { data, error, refetch, ...paging } = useInfiniteQuery(deliveriesOf(guildId, hook.id, state));
  if (data === undefined) {
    return error ? <ProblemNotice error={error} retry={() => void refetch()} /> : <RowsLoading rows={5} height={72} />;
  }
  const found = data.pages.flatMap(({ items }) => items);
  if (found.length === 0) {
    return state === undefined ? (
      <EmptyState drawing="radio" title={texts.nothingSent} lead={texts.nothingSentLead} />
    ) : (
      <NothingFits
        onClear={() => {
          void navigate({ search: { hook: hook.id }, replace: true, resetScroll: false });
        }}
      />
    );
  }
  return (
    <>
      <ol className={classes["deliveries"]}>
        {found.map((delivery) => (
          <DeliveryEntry key={delivery.id} guildId={guildId} hookId={hook.id} delivery={delivery} />
        ))}
      </ol>
      <MoreRows paging={{ error, ...paging }} />
    </>
  );
}
