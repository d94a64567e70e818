import type { Interaction } from '@selaras/domain/item';

/**
 * How an item is answered, as it leaves the server. `deliverItem` named each member of the interaction, so nothing that is added
 * to an item later slips out by itself. `options` and `unitLabel` repeat what the plain types need.
 */
export function interactionPayload(interaction: Interaction) {
  return {
    type: interaction.type,
    interaction,
    options: 'options' in interaction ? interaction.options.map(({ id, text }) => ({ id, text })) : [],
    unitLabel: 'unit' in interaction ? (interaction.unit ?? null) : null,
  };
}
