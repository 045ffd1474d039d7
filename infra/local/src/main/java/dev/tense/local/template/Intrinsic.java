package dev.tense.local.template;

import java.util.Map;
import java.util.Set;

/** The intrinsic functions of CloudFormation that are understood here. */
final class Intrinsic {
    static final Set<String> KNOWN = Set.of("Ref", "Fn::Sub", "Fn::GetAtt", "Fn::Join", "Fn::Select", "Fn::Split");

    private Intrinsic() {}

    static boolean isCall(Map<String, Object> value) {
        return value.size() == 1
                && value.keySet().stream().allMatch(key -> key.equals("Ref") || key.startsWith("Fn::"));
    }

    static String longName(String tag) {
        String name = tag.substring(1);
        return name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
    }
}
