import { Avatar } from "@mantine/core";

import { personPicture } from "../discordImages";
import { initialOf } from "./initialOf";
import classes from "./PersonPicture.module.css";

interface PersonPictureProps {
  person: Parameters<typeof personPicture>[0] & { name: string };
  /** Pixels. */
  size: number;
}

/** As at Discord; without a picture, their first letter. */
export function PersonPicture({ person, size }: PersonPictureProps) {
  return (
    <Avatar
      src={personPicture(person)}
      size={size}
      radius="50%"
      classNames={{ placeholder: classes["disc"] ?? "" }}
      alt=""
    >
      <span aria-hidden="true">{initialOf(person.name)}</span>
    </Avatar>
  );
}
