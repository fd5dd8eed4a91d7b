import { Button, Select } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { IconRss } from "@tabler/icons-react";
import { useState, type SyntheticEvent } from "react";

import { idempotencyKey } from "../../api/client";
import { problemOf } from "../../api/problems";
import { useGuild } from "../../api/session/session";
import { sayDone } from "../../parts/notify";
import { ChannelPicker } from "../../parts/pickers/ChannelPicker";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { useFollow, type Candidate } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { Told } from "../told/Told";
import classes from "./FollowForm.module.css";

const route = getRouteApi("/signed-in-only/guilds/$guildId/dailies/follow");
const BEGINNINGS = [0, 1, 2, 3, 5, 10];
const CANNOT = 422;

interface Wish {
  /** Another one for each other wish. */
  key: string;
  channelId: string | null;
  newest: number;
}

const newWish = (): Wish => ({ key: idempotencyKey(), channelId: null, newest: 0 });

/** Where it goes, and with what it begins. */
export function FollowForm({ candidate: { address, title } }: { candidate: Candidate }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const { id: guildId } = useGuild();
  const navigate = route.useNavigate();
  const follow = useFollow(guildId);
  const [{ key, channelId, newest }, setWish] = useState(newWish);
  const [missing, setMissing] = useState(false);
  const change = (part: Partial<Wish>) => {
    setWish((wish) => ({ ...wish, ...part, key: idempotencyKey() }));
  };

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setMissing(channelId === null);
    if (channelId === null) return;
    const wanted = { key, pasted: address, channel_id: channelId, newest, choices: null, interval_seconds: null };
    follow.mutate(wanted, {
      onSuccess: ({ id }) => {
        sayDone(texts.followed(title || texts.withoutTitle));
        void navigate({ to: "/guilds/$guildId/dailies/$sourceId", params: { guildId, sourceId: id } });
      },
    });
  };
  const problem = follow.error ? problemOf(follow.error) : null;
  return (
    <form className={classes["follow"]} onSubmit={send} noValidate>
      <ChannelPicker
        guildId={guildId}
        label={texts.channel}
        description={texts.channelHint}
        value={channelId}
        onChange={(id) => {
          change({ channelId: id });
        }}
        error={missing && channelId === null ? texts.channelMissing : undefined}
        required
      />
      <Select
        label={texts.start}
        description={texts.startHint}
        data={BEGINNINGS.map((each) => ({
          value: String(each),
          label: each === 0 ? texts.startNothing : texts.startNewest(number(each), each),
        }))}
        value={String(newest)}
        onChange={(value) => {
          change({ newest: Number(value) });
        }}
        allowDeselect={false}
      />
      {problem?.status === CANNOT && (
        <p role="alert" className={classes["refused"]}>
          <Told sentence={problem.message} />
        </p>
      )}
      {problem && problem.status !== CANNOT && <ProblemNotice error={problem} />}
      <Button type="submit" loading={follow.isPending} leftSection={<IconRss size={18} aria-hidden />}>
        {texts.followNow}
      </Button>
    </form>
  );
}
