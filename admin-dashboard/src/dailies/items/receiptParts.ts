import type { Receipt, Stage } from "../queries";

export interface ReceiptPart {
  /** null: what is about the item itself. */
  channelId: string | null;
  stages: Stage[];
}

/** First what is about the item itself, then channel by channel. */
export function partsOf({ stages }: Pick<Receipt, "stages">): ReceiptPart[] {
  const channels = [...new Set(stages.map(({ channel_id }) => channel_id))];
  return channels.map((channelId) => ({
    channelId,
    stages: stages.filter(({ channel_id }) => channel_id === channelId),
  }));
}
