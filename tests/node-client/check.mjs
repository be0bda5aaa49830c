// What an outside client sees of the rows of Insights, and what it writes for Insights to read.
//   node check.mjs read ADDRESS ALIAS COMMUNITY       prints {version, rows, byVector, byWords} as JSON
//   node check.mjs write ADDRESS ALIAS ROWS_FILE      upserts the rows of a JSON file
import { readFile } from 'node:fs/promises';
import { MilvusClient } from '@zilliz/milvus2-sdk-node';

const [mode, address, alias, rest] = process.argv.slice(2);
const client = new MilvusClient({ address, timeout: 60_000 });

function checked(reply) {
  const status = reply.status ?? reply;
  if (status.error_code && status.error_code !== 'Success') {
    throw new Error(`${status.error_code}: ${status.reason}`);
  }
  return reply;
}

async function read(community) {
  const filter = `community == "${community}"`;
  const rows = checked(await client.query({
    collection_name: alias, filter, limit: 100, consistency_level: 'Strong',
    output_fields: ['id', 'conversation', 'question_text', 'question_vector', 'has_answer', 'terms', 'channel', 'authors', 'last_activity', 'theme', 'cluster'],
  })).data;
  const vector = rows[0].question_vector;
  const byVector = checked(await client.search({
    collection_name: alias, filter, data: [vector], anns_field: 'question_vector', metric_type: 'COSINE', limit: 3, output_fields: ['id'],
  })).results;
  const byWords = checked(await client.search({
    collection_name: alias, filter, data: ['e4711'], anns_field: 'words_vector', metric_type: 'BM25', limit: 3, output_fields: ['id'],
  })).results;
  const version = checked(await client.getVersion()).version;
  const firstOf = (hits) => (Array.isArray(hits[0]) ? hits[0] : hits).map((hit) => hit.id);
  return { version, rows, byVector: firstOf(byVector), byWords: firstOf(byWords) };
}

async function write(file) {
  const rows = JSON.parse(await readFile(file, 'utf8'));
  const reply = checked(await client.upsert({ collection_name: alias, data: rows }));
  return { upserted: Number(reply.upsert_cnt) };
}

try {
  await client.connectPromise;
  console.log(JSON.stringify(mode === 'write' ? await write(rest) : await read(rest)));
} finally {
  await client.closeConnection();
}
