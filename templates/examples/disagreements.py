# Where do sources differ, and in which words? Python 3.11, nothing else.
import json

with open("records.jsonl", encoding="utf-8") as lines:
    records = {record["id"]: record for record in map(json.loads, lines)}

with open("facts.jsonl", encoding="utf-8") as lines:
    facts = [json.loads(line) for line in lines]

for fact in facts:
    for conflict in fact["conflicts"]:
        print(" – ".join(fact["countries"]), fact["kind"], fact["date"], conflict["type"], conflict["field"])
        for said in conflict["values"]:
            for record in said["records"]:
                first = records[record]["evidence"][0]
                print("   ", said["value"], "|", records[record]["doc"], "|", first["quote"])
