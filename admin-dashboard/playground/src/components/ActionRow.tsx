import { ComponentType, type RowComponent } from "../../../discord/components";
import type { Message } from "../../../discord/shapes";
import { MessageButton } from "./MessageButton";
import { MessageSelect } from "./MessageSelect";

export function ActionRow({ message, row }: { message: Message; row: RowComponent }) {
  return (
    <div className="action-row">
      {row.components.map((component, index) => {
        if (component.type === ComponentType.button)
          return <MessageButton key={index} message={message} button={component} />;
        if (component.type === ComponentType.textInput) return null;
        return (
          <MessageSelect key={`${index} ${message.edited_timestamp ?? ""}`} message={message} select={component} />
        );
      })}
    </div>
  );
}
