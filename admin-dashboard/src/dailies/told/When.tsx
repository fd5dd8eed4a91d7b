import { useFormats } from "../../texts/formats";

/** How long ago, or in how long; the moment itself is in the title. */
export function When({ at }: { at: string }) {
  const { age, moment } = useFormats();
  return (
    <time dateTime={at} title={moment(at)}>
      {age(at)}
    </time>
  );
}
