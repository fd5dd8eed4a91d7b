import { Anchor } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";

import { useGuild } from "../../api/session/session";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import type { Receipt, Stage } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { ChannelName } from "../told/ChannelName";
import { Told } from "../told/Told";
import { DeliveryActions } from "./DeliveryActions";
import { PostElsewhere } from "./PostElsewhere";
import { partsOf } from "./receiptParts";
import classes from "./Stages.module.css";

/** The way of an item: seen, decided, and what became of it in each channel. */
export function Stages({ receipt }: { receipt: Receipt }) {
  const texts = useTexts(catalogue);
  const editing = useGuild().may("editor");
  return (
    <>
      {partsOf(receipt).map(({ channelId, stages }) => (
        <section key={channelId} className={classes["part"]}>
          <h4 className={classes["heading"]}>{channelId ? <ChannelName id={channelId} /> : texts.itself}</h4>
          <ol className={classes["stages"]}>
            {stages.map((stage) => (
              <li key={stage.stage} data-stage={stage.stage}>
                <StageLine stage={stage} />
              </li>
            ))}
          </ol>
          {editing && <ActionsIn receipt={receipt} channelId={channelId} />}
        </section>
      ))}
      {editing && <PostElsewhere item={receipt.item} />}
    </>
  );
}

function StageLine({ stage: { stage, at, sentence, link } }: { stage: Stage }) {
  const texts = useTexts(catalogue);
  const { moment } = useFormats();
  return (
    <>
      <strong>{texts.stages[stage]}</strong>
      {at && (
        <time dateTime={at} className={classes["when"]}>
          {moment(at)}
        </time>
      )}
      {sentence !== `${texts.stages[stage]}.` && (
        <p>
          <Told sentence={sentence} />
        </p>
      )}
      {link && (
        <Anchor href={link} target="_blank" rel="noreferrer" size="sm">
          {texts.toPost} <IconExternalLink size={15} aria-hidden className={classes["outward"]} />
        </Anchor>
      )}
    </>
  );
}

function ActionsIn({ receipt, channelId }: { receipt: Receipt; channelId: string | null }) {
  const delivery = receipt.item.deliveries.find(({ channel_id }) => channel_id === channelId);
  return delivery && <DeliveryActions itemId={Number(receipt.item.id)} delivery={delivery} />;
}
