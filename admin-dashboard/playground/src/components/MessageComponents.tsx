import type { CSSProperties } from "react";

import { hex } from "../../../discord/colour";
import {
  ComponentType,
  type Component,
  type ContainerComponent,
  type SectionComponent,
} from "../../../discord/components";
import type { Message } from "../../../discord/shapes";
import { Markdown } from "../../../discord/markdown/Markdown";
import { ActionRow } from "./ActionRow";
import { MessageButton } from "./MessageButton";
import "./components.css";
import { FileLine, Gallery, Hideable, PictureBox } from "../../../discord/pictures/Media";

/** The components of a message, classic rows and V2 alike. */
export function MessageComponents({ message, components }: { message: Message; components: Component[] }) {
  return components.map((component, index) => <One key={index} message={message} component={component} />);
}

function One({ message, component }: { message: Message; component: Component }) {
  switch (component.type) {
    case ComponentType.row:
      return <ActionRow message={message} row={component} />;
    case ComponentType.text:
      return <Markdown text={component.content} />;
    case ComponentType.section:
      return <Section message={message} section={component} />;
    case ComponentType.gallery:
      return <Gallery items={component.items} />;
    case ComponentType.file:
      return (
        <Hideable hidden={component.spoiler ?? false}>
          <FileLine url={component.file.url} name={component.name} size={component.size} />
        </Hideable>
      );
    case ComponentType.separator:
      return <hr className={`separator spacing-${component.spacing ?? 1}`} data-divider={component.divider ?? true} />;
    case ComponentType.container:
      return <Container message={message} container={component} />;
    default:
      return <p className="unknown-component">A component of type {(component as { type: number }).type}</p>;
  }
}

function Section({ message, section }: { message: Message; section: SectionComponent }) {
  const { accessory } = section;
  return (
    <div className="section">
      <div className="section-texts">
        <MessageComponents message={message} components={section.components} />
      </div>
      {accessory.type === ComponentType.button ? (
        <MessageButton message={message} button={accessory} />
      ) : (
        <Hideable hidden={accessory.spoiler ?? false}>
          <PictureBox picture={accessory.media} description={accessory.description} className="thumbnail" />
        </Hideable>
      )}
    </div>
  );
}

function Container({ message, container }: { message: Message; container: ContainerComponent }) {
  const accent = container.accent_color ?? undefined;
  const style = accent === undefined ? {} : ({ "--accent-line": hex(accent) } as CSSProperties);
  return (
    <Hideable hidden={container.spoiler ?? false}>
      <div className="container" style={style} data-accent={accent !== undefined}>
        <MessageComponents message={message} components={container.components} />
      </div>
    </Hideable>
  );
}
