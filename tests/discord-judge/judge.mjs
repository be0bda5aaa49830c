// An outside client that judges the fake server: it logs in, answers an interaction, is sent away and resumes.
//   node judge.mjs API_ADDRESS TOKEN       prints what it saw as one line of JSON when somebody writes "bye"
import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';

const [api, token] = process.argv.slice(2);
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent],
  rest: { api },
});
const seen = { bot: null, guild: null, channels: [], messages: [], deleted: [], resumed: 0, replayed: 0, errors: [] };

client.once(Events.ClientReady, (ready) => { seen.bot = ready.user.tag; });
client.on(Events.GuildCreate, (guild) => { seen.guild = guild.name; });
client.on(Events.Error, (error) => seen.errors.push(String(error)));
client.on(Events.ShardError, (error) => seen.errors.push(String(error)));
client.on(Events.ShardResume, (_, replayed) => { seen.resumed += 1; seen.replayed += replayed; });
client.on(Events.MessageCreate, async (message) => {
  seen.messages.push({ id: message.id, content: message.content, author: message.author.username });
  if (message.content === 'bye') {
    const guild = client.guilds.cache.first();
    seen.guild = guild?.name ?? null;
    seen.channels = [...(guild?.channels.cache.values() ?? [])].map((channel) => channel.name).sort();
    console.log(JSON.stringify(seen));
    await client.destroy();
    process.exit(0);
  }
});
client.on(Events.InteractionCreate, async (interaction) => {
  try {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply({ content: `asked: ${interaction.options.getString('question')}`, allowedMentions: { parse: [] } });
    await interaction.followUp({ content: 'more', flags: MessageFlags.Ephemeral, allowedMentions: { parse: [] } });
    await interaction.deferReply().catch((error) => seen.errors.push(error.code ?? String(error)));
  } catch (error) {
    seen.errors.push(String(error));
  }
});

await client.login(token);
