"""Prints which kinds of resources the actions of IAM work on, as cfn-lint has it from AWS."""
import json
from importlib import resources

services = json.loads(resources.files("cfnlint").joinpath("data/AdditionalSpecs/Policies.json").read_text())
print(json.dumps({
    f"{service}:{action}": [kind.lower() for kind in details.get("Resources", [])]
    for service, known in services.items()
    for action, details in known["Actions"].items()
}))
