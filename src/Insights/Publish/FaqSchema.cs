namespace Insights.Publish;

/// <summary>faq.schema.json: what faq.json holds, for other programs.</summary>
public static class FaqSchema
{
    public const string Json = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:insights:faq:1",
          "title": "A community FAQ in which every sentence is backed by messages",
          "type": "object",
          "additionalProperties": false,
          "required": ["schema", "community", "entries", "retired"],
          "properties": {
            "schema": { "const": "insights/faq@1" },
            "community": { "type": "string" },
            "entries": { "type": "array", "items": { "$ref": "#/$defs/entry" } },
            "retired": { "type": "array", "items": { "$ref": "#/$defs/retired" } }
          },
          "$defs": {
            "id": { "type": "string", "pattern": "^faq-[0-9a-z]{8}$" },
            "slug": { "type": "string", "pattern": "^[0-9a-z]+(-[0-9a-z]+)*$" },
            "snowflake": { "type": "string", "pattern": "^[0-9]{1,20}$" },
            "day": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
            "text": { "type": "string", "minLength": 1 },
            "entry": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "id", "slug", "theme", "status", "question", "alsoAsked", "answer", "versions", "asked", "authors",
                "conversations", "firstAsked", "lastSupported", "confidence"
              ],
              "properties": {
                "id": { "$ref": "#/$defs/id" },
                "slug": { "$ref": "#/$defs/slug" },
                "theme": { "$ref": "#/$defs/text" },
                "status": { "const": "published" },
                "question": { "$ref": "#/$defs/text" },
                "alsoAsked": { "type": "array", "items": { "$ref": "#/$defs/text" } },
                "answer": { "type": "array", "items": { "$ref": "#/$defs/claim" } },
                "note": { "description": "The maintainers' own words.", "$ref": "#/$defs/text" },
                "versions": { "type": "array", "items": { "$ref": "#/$defs/text" } },
                "asked": { "type": "integer", "minimum": 1 },
                "authors": { "type": "integer", "minimum": 1 },
                "conversations": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "$ref": "#/$defs/snowflake" } },
                "firstAsked": { "$ref": "#/$defs/day" },
                "lastSupported": { "$ref": "#/$defs/day" },
                "confidence": { "type": "number", "minimum": 0, "maximum": 1 }
              },
              "anyOf": [
                { "properties": { "answer": { "minItems": 1 } } },
                { "required": ["note"] }
              ]
            },
            "claim": {
              "type": "object",
              "additionalProperties": false,
              "required": ["text", "evidence"],
              "properties": {
                "text": { "$ref": "#/$defs/text" },
                "evidence": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/evidence" } }
              }
            },
            "evidence": {
              "type": "object",
              "additionalProperties": false,
              "required": ["message", "channel", "quote", "url"],
              "properties": {
                "message": { "$ref": "#/$defs/snowflake" },
                "channel": { "$ref": "#/$defs/snowflake" },
                "quote": { "$ref": "#/$defs/text" },
                "url": { "type": "string", "pattern": "^https://discord\\.com/channels/[0-9]+/[0-9]+/[0-9]+$" }
              }
            },
            "retired": {
              "type": "object",
              "additionalProperties": false,
              "required": ["id", "slug", "into", "reason"],
              "properties": {
                "id": { "$ref": "#/$defs/id" },
                "slug": { "$ref": "#/$defs/slug" },
                "into": { "anyOf": [{ "$ref": "#/$defs/id" }, { "type": "null" }] },
                "reason": { "enum": ["merged", "retired", "withdrawn"] }
              }
            }
          }
        }

        """;
}
